package dev.waxseal.agent.seam;

import net.bytebuddy.asm.Advice;

/** A connection for a request could not be made. */
final class ConnectionRefused {

    private ConnectionRefused() {}

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@SeamName String seam, @Advice.This Object subject, @Advice.Thrown Throwable thrown) {
        if (thrown != null) {
            WaxsealTap.told(seam, subject, thrown);
        }
    }
}
