package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;
import java.net.SocketAddress;

/** As {@link SocketWrite}, through the streams of a channel's socket. */
final class ChannelStreamWrite {

    private ChannelStreamWrite() {}

    @Advice.OnMethodExit
    static void exit(
            @Advice.This Object channel,
            @Advice.FieldValue("remoteAddress") SocketAddress remote,
            @Advice.Argument(0) byte[] bytes,
            @Advice.Argument(1) int from,
            @Advice.Return int count) {
        WaxsealTap.sent(channel, remote, 0, 0, bytes, from, count);
    }
}
