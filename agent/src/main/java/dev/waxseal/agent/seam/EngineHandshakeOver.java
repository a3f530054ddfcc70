package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** A handshake of an engine is over, whose parameters know the trust manager. */
final class EngineHandshakeOver {

    private EngineHandshakeOver() {}

    @Advice.OnMethodExit
    static void exit(@Advice.This Object engine, @Advice.FieldValue("sslParameters") Object parameters) {
        WaxsealTap.told("trust.took", engine, parameters);
    }
}
