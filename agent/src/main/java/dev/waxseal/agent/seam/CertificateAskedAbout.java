package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** The JDK asks somebody about a certificate, or fetches one; what is sent until it has an answer is that question. */
final class CertificateAskedAbout {

    private CertificateAskedAbout() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.Origin("#m") String method) {
        WaxsealTap.told("trust.asks", method, null);
    }

    @Advice.OnMethodExit(onThrowable = true)
    static void exit(@Advice.Origin("#m") String method) {
        WaxsealTap.told("trust.asked", method, null);
    }
}
