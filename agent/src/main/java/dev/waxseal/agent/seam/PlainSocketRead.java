package dev.waxseal.agent.seam;

import net.bytebuddy.asm.Advice;

/** JDK 17's older socket, which it still has on demand, has read. */
final class PlainSocketRead {

    private PlainSocketRead() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
            @Advice.FieldValue("impl") Object socket,
            @Advice.Argument(0) byte[] bytes,
            @Advice.Argument(1) int from,
            @Advice.Return int count) {
        WaxsealTap.received(socket, bytes, from, count);
    }
}
