package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;
import java.net.SocketAddress;
import java.nio.ByteBuffer;

/** As {@link ChannelWrite}, from several buffers. */
final class ChannelGatheringWrite {

    private ChannelGatheringWrite() {}

    @Advice.OnMethodEnter
    static int[] enter(
            @Advice.This Object channel,
            @Advice.Argument(0) ByteBuffer[] buffers,
            @Advice.Argument(1) int offset,
            @Advice.Argument(2) int length) {
        return WaxsealTap.positions(channel, buffers, offset, length);
    }

    @Advice.OnMethodExit
    static void exit(
            @Advice.This Object channel,
            @Advice.FieldValue("remoteAddress") SocketAddress remote,
            @Advice.Argument(0) ByteBuffer[] buffers,
            @Advice.Argument(1) int offset,
            @Advice.Enter int[] from) {
        WaxsealTap.sent(channel, remote, buffers, offset, from);
    }
}
