package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** Somebody has a TLS engine be a client's: the last of the caller's stack that an event loop's handshake will have. */
final class EngineForClient {

    private EngineForClient() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.This Object engine, @Advice.Argument(0) boolean client) {
        if (client) {
            WaxsealTap.told("trust.engine", engine, null);
        }
    }
}
