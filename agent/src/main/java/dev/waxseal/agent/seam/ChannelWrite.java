package dev.waxseal.agent.seam;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import net.bytebuddy.asm.Advice;

/** A channel may take fewer bytes than it is offered, so what was really written is read off the buffer afterwards. */
final class ChannelWrite {

    private ChannelWrite() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static int enter(@Advice.Argument(0) ByteBuffer buffer) {
        return WaxsealTap.position(buffer);
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
            @Advice.This Object channel,
            @Advice.FieldValue("remoteAddress") SocketAddress remote,
            @Advice.Argument(0) ByteBuffer buffer,
            @Advice.Enter int from) {
        WaxsealTap.sent(channel, remote, buffer, from);
    }
}
