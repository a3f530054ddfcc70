package dev.waxseal.agent.seam;

import net.bytebuddy.asm.Advice;

/** A client library makes the object that stands for a request. */
final class CallMade {

    private CallMade() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@SeamName String seam, @Advice.This Object subject) {
        WaxsealTap.told(seam, subject, null);
    }
}
