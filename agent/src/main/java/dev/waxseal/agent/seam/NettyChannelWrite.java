package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;
import java.nio.ByteBuffer;

/** A file region of the application's own making writes itself to a socket. */
final class NettyChannelWrite {

    private NettyChannelWrite() {}

    @Advice.OnMethodEnter
    static int enter(@Advice.Argument(0) ByteBuffer buffer) {
        return WaxsealTap.position(buffer);
    }

    @Advice.OnMethodExit
    static void exit(
            @Advice.FieldValue("fd") Object socket, @Advice.Argument(0) ByteBuffer buffer, @Advice.Enter int from) {
        WaxsealTap.sent(socket, null, buffer, from);
    }
}
