package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** JDK 17's older socket, which it still has on demand, has read. */
final class PlainSocketRead {

    private PlainSocketRead() {}

    @Advice.OnMethodExit
    static void exit(
            @Advice.FieldValue("impl") Object socket,
            @Advice.Argument(0) byte[] bytes,
            @Advice.Argument(1) int from,
            @Advice.Return int count) {
        WaxsealTap.received(socket, bytes, from, count);
    }
}
