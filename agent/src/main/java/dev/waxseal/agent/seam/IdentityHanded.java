package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** Somebody asks for the certificate of the other end, or its subject. */
final class IdentityHanded {

    private IdentityHanded() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.This Object session) {
        if (WaxsealTap.unproven) {
            WaxsealTap.told("trust.handed", session, null);
        }
    }
}
