package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** Somebody reads the names in a certificate, or of a subject; who compares either with a host must. */
final class IdentityRead {

    private IdentityRead() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.This Object identity) {
        if (WaxsealTap.unproven) {
            WaxsealTap.told("trust.read", identity, null);
        }
    }
}
