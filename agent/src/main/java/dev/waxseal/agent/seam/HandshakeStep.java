package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** An engine of Netty's OpenSSL has come a step further with its handshake; the last of them is told of. */
final class HandshakeStep {

    private HandshakeStep() {}

    @Advice.OnMethodExit
    static void exit(@Advice.This Object engine, @Advice.Return Object status) {
        WaxsealTap.stepped(engine, status);
    }
}
