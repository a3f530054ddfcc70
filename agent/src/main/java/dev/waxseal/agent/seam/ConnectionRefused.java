package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** A connection for a request could not be made. */
final class ConnectionRefused {

    private ConnectionRefused() {}

    @Advice.OnMethodExit(onThrowable = true)
    static void exit(@Advice.SeamName String seam, @Advice.This Object subject, @Advice.Thrown Throwable thrown) {
        WaxsealTap.came(seam, subject, thrown);
    }
}
