package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** The object that a request was made of is done with it, for good or for bad. */
final class CallEnded {

    private CallEnded() {}

    @Advice.OnMethodExit(onThrowable = true)
    static void exit(@Advice.This Object subject) {
        WaxsealTap.told("call.ended", subject, null);
    }
}
