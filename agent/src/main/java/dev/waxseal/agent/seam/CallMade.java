package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** A client library makes the object that stands for a request. */
final class CallMade {

    private CallMade() {}

    @Advice.OnMethodExit
    static void exit(@Advice.SeamName String seam, @Advice.This Object subject) {
        WaxsealTap.told(seam, subject, null);
    }
}
