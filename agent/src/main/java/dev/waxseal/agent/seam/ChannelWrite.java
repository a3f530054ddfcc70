package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;
import java.net.SocketAddress;
import java.nio.ByteBuffer;

/** A channel may take fewer bytes than it is offered, so what was really written is read off the buffer afterwards. */
final class ChannelWrite {

    private ChannelWrite() {}

    @Advice.OnMethodEnter
    static int enter(@Advice.Argument(0) ByteBuffer buffer) {
        return WaxsealTap.position(buffer);
    }

    @Advice.OnMethodExit
    static void exit(
            @Advice.This Object channel,
            @Advice.FieldValue("remoteAddress") SocketAddress remote,
            @Advice.Argument(0) ByteBuffer buffer,
            @Advice.Enter int from) {
        WaxsealTap.sent(channel, remote, buffer, from);
    }
}
