package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** Somebody looks at the certificate of the other end; whoever does that may compare it with the host. */
final class IdentityLookedAt {

    private IdentityLookedAt() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.This Object session) {
        if (WaxsealTap.unproven) {
            WaxsealTap.told("trust.looked", session, null);
        }
    }
}
