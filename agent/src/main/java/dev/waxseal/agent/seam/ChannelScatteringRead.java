package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;
import java.nio.ByteBuffer;

/** A channel has read into several buffers. */
final class ChannelScatteringRead {

    private ChannelScatteringRead() {}

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
            @Advice.Argument(0) ByteBuffer[] buffers,
            @Advice.Argument(1) int offset,
            @Advice.Enter int[] from,
            @Advice.Return long count) {
        WaxsealTap.received(channel, buffers, offset, from, count);
    }
}
