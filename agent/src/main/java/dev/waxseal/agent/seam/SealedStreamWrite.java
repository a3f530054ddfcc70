package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** Something is sent through a TLS socket. */
final class SealedStreamWrite {

    private SealedStreamWrite() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.FieldValue("this$0") Object socket) {
        if (WaxsealTap.unproven) {
            WaxsealTap.told("trust.sends", socket, null);
        }
    }
}
