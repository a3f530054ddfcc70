package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** JDK 17's older socket, which it still has on demand, has written. */
final class PlainSocketWrite {

    private PlainSocketWrite() {}

    @Advice.OnMethodExit
    static void exit(
            @Advice.FieldValue("impl") Object socket,
            @Advice.Argument(0) byte[] bytes,
            @Advice.Argument(1) int from,
            @Advice.Argument(2) int length) {
        WaxsealTap.sent(socket, null, 0, 0, bytes, from, length);
    }
}
