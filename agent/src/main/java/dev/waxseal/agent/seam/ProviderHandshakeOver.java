package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** A handshake of another provider's TLS is over; what it made of it knows the session. */
final class ProviderHandshakeOver {

    private ProviderHandshakeOver() {}

    @Advice.OnMethodExit
    static void exit(
            @Advice.This Object transport,
            @Advice.Argument(0) Object connection,
            @Advice.FieldValue("contextData") Object context) {
        WaxsealTap.sealed(transport, connection, context);
    }
}
