package dev.waxseal.agent.seam;

import java.net.SocketAddress;
import net.bytebuddy.asm.Advice;

/** As {@link SocketWrite}, through the streams of a channel's socket. */
final class ChannelStreamWrite {

    private ChannelStreamWrite() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
            @Advice.This Object channel,
            @Advice.FieldValue("remoteAddress") SocketAddress remote,
            @Advice.Argument(0) byte[] bytes,
            @Advice.Argument(1) int from,
            @Advice.Return int count) {
        WaxsealTap.sent(channel, remote, 0, 0, bytes, from, count);
    }
}
