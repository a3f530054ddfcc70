package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** A call that was made before is given its header fields. */
final class CallStarted {

    private CallStarted() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.SeamName String seam, @Advice.This Object call, @Advice.Argument(1) Object fields) {
        WaxsealTap.told(seam, call, fields);
    }
}
