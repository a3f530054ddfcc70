package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** Something was sent through a TLS socket; the first write may have brought about the handshake itself. */
final class SealedStreamWrite {

    private SealedStreamWrite() {}

    @Advice.OnMethodExit
    static void exit(@Advice.FieldValue("this$0") Object socket) {
        WaxsealTap.sentSealed(socket);
    }
}
