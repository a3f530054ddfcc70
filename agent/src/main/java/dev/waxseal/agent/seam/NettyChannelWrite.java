package dev.waxseal.agent.seam;

import java.nio.ByteBuffer;
import net.bytebuddy.asm.Advice;

/** A file region of the application's own making writes itself to a socket. */
final class NettyChannelWrite {

    private NettyChannelWrite() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static int enter(@Advice.Argument(0) ByteBuffer buffer) {
        return WaxsealTap.position(buffer);
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
            @Advice.FieldValue("fd") Object socket, @Advice.Argument(0) ByteBuffer buffer, @Advice.Enter int from) {
        WaxsealTap.sent(socket, null, buffer, from);
    }
}
