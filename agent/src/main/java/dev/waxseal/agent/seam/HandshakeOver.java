package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** A handshake of the JDK's TLS is over, of whatever kind. */
final class HandshakeOver {

    private HandshakeOver() {}

    @Advice.OnMethodExit
    static void exit(
            @Advice.FieldValue("transport") Object transport,
            @Advice.FieldValue("conSession") Object session,
            @Advice.FieldValue("sslContext") Object context) {
        WaxsealTap.sealed(transport, session, context);
    }
}
