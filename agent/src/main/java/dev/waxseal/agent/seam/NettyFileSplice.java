package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** The ring has moved a part of a file into a pipe whose other end is the socket. */
final class NettyFileSplice {

    private NettyFileSplice() {}

    @Advice.OnMethodEnter
    static void enter(
            @Advice.FieldValue("this$0") Object channel,
            @Advice.Argument(1) Object region,
            @Advice.Argument(2) int count,
            @Advice.Argument(3) short step) {
        if (step == 1) { // into the pipe; 2 is out of it
            WaxsealTap.transferred(region, -1, count, channel);
        }
    }
}
