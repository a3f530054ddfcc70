package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** A client library asks its verifier whether a session, or a socket, is with a host. */
final class VerifierAsked {

    private VerifierAsked() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.AllArguments Object[] arguments, @Advice.FieldValue("hostnameVerifier") Object verifier) {
        WaxsealTap.told("trust.verifier", arguments, verifier);
    }
}
