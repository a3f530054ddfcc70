package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** The ring has sent a part of the buffer that a file region was read into. */
final class NettyChunkWrite {

    private NettyChunkWrite() {}

    @Advice.OnMethodEnter
    static void enter(
            @Advice.FieldValue("this$0") Object channel,
            @Advice.FieldValue("fileRegionChunkBuf") Object chunk,
            @Advice.Argument(2) int count) {
        WaxsealTap.drained(channel, chunk, count);
    }
}
