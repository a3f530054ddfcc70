package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** The JDK asks a verifier whether a session is with the host, unless it can tell by itself. */
final class VerifierAskedOfSession {

    private VerifierAskedOfSession() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.AllArguments Object[] arguments, @Advice.FieldValue("session") Object session) {
        WaxsealTap.told("trust.verifier", arguments, session);
    }
}
