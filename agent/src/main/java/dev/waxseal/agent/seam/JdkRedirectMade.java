package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** The JDK makes the next request of the one before, or none. */
final class JdkRedirectMade {

    private JdkRedirectMade() {}

    @Advice.OnMethodExit
    static void exit(
            @Advice.SeamName String seam, @Advice.FieldValue("request") Object before, @Advice.Return Object next) {
        WaxsealTap.came(seam, before, next);
    }
}
