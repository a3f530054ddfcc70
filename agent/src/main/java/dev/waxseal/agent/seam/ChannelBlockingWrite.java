package dev.waxseal.agent.seam;

import java.net.SocketAddress;
import net.bytebuddy.asm.Advice;

/** A channel's socket adaptor writes all it is given, or throws. */
final class ChannelBlockingWrite {

    private ChannelBlockingWrite() {}

    @Advice.OnMethodEnter
    static void enter(
            @Advice.This Object channel,
            @Advice.FieldValue("remoteAddress") SocketAddress remote,
            @Advice.Argument(0) byte[] bytes,
            @Advice.Argument(1) int from,
            @Advice.Argument(2) int length) {
        WaxsealTap.sent(channel, remote, 0, bytes, from, length);
    }
}
