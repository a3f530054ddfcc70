package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** The JDK's TLS is given trust managers. */
final class TrustGiven {

    private TrustGiven() {}

    @Advice.OnMethodExit
    static void exit(@Advice.This Object context, @Advice.AllArguments Object[] arguments) {
        WaxsealTap.told("trust.context", arguments, context);
    }
}
