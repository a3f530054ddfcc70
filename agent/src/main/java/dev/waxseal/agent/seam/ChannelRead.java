package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;
import java.nio.ByteBuffer;

/** A channel has read into a buffer. */
final class ChannelRead {

    private ChannelRead() {}

    @Advice.OnMethodEnter
    static int enter(@Advice.Argument(0) ByteBuffer buffer) {
        return WaxsealTap.position(buffer);
    }

    @Advice.OnMethodExit
    static void exit(
            @Advice.This Object channel,
            @Advice.Argument(0) ByteBuffer buffer,
            @Advice.Enter int from,
            @Advice.Return int count) {
        WaxsealTap.received(channel, buffer, from, count);
    }
}
