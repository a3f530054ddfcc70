package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** Somebody reads the key of a certificate, or all of it; who compares it with one that he knows must. */
final class KeyRead {

    private KeyRead() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.This Object certificate) {
        if (WaxsealTap.unproven) {
            WaxsealTap.told("trust.key", certificate, null);
        }
    }
}
