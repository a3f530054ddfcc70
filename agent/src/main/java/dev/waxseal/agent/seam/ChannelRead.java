package dev.waxseal.agent.seam;

import java.nio.ByteBuffer;
import net.bytebuddy.asm.Advice;

/** A channel has read into a buffer. */
final class ChannelRead {

    private ChannelRead() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static int enter(@Advice.Argument(0) ByteBuffer buffer) {
        return WaxsealTap.position(buffer);
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
            @Advice.This Object channel,
            @Advice.Argument(0) ByteBuffer buffer,
            @Advice.Enter int from,
            @Advice.Return int count) {
        WaxsealTap.received(channel, buffer, from, count);
    }
}
