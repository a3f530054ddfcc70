package dev.waxseal.agent.seam;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import net.bytebuddy.asm.Advice;

/** As {@link ChannelWrite}, from several buffers. */
final class ChannelGatheringWrite {

    private ChannelGatheringWrite() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static int[] enter(
            @Advice.This Object channel,
            @Advice.Argument(0) ByteBuffer[] buffers,
            @Advice.Argument(1) int offset,
            @Advice.Argument(2) int length) {
        return WaxsealTap.positions(channel, buffers, offset, length);
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
            @Advice.This Object channel,
            @Advice.FieldValue("remoteAddress") SocketAddress remote,
            @Advice.Argument(0) ByteBuffer[] buffers,
            @Advice.Argument(1) int offset,
            @Advice.Enter int[] from) {
        WaxsealTap.sent(channel, remote, buffers, offset, from);
    }
}
