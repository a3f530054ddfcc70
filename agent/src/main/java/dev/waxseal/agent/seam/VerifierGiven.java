package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** Where a client library is told which verifier it shall ask about a host. */
final class VerifierGiven {

    private VerifierGiven() {}

    @Advice.OnMethodExit
    static void exit(@Advice.AllArguments Object[] arguments) {
        WaxsealTap.told("trust.verifier", arguments, null);
    }
}
