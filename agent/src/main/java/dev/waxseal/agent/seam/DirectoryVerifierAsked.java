package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** The JDK's LDAP client asks its verifier about a session that it has begun with StartTLS, unless it can tell by itself. */
final class DirectoryVerifierAsked {

    private DirectoryVerifierAsked() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.AllArguments Object[] arguments, @Advice.FieldValue("verifier") Object verifier) {
        WaxsealTap.told("trust.verifier", arguments, verifier);
    }
}
