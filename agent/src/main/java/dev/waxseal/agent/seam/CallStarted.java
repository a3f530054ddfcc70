package dev.waxseal.agent.seam;

import net.bytebuddy.asm.Advice;

/** A call that was made before is given its header fields. */
final class CallStarted {

    private CallStarted() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@SeamName String seam, @Advice.This Object call, @Advice.Argument(1) Object fields) {
        WaxsealTap.told(seam, call, fields);
    }
}
