package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** Another provider's TLS is given trust managers, which it keeps in an object that all its connections have. */
final class ProviderTrustGiven {

    private ProviderTrustGiven() {}

    @Advice.OnMethodExit
    static void exit(@Advice.AllArguments Object[] arguments, @Advice.FieldValue("contextData") Object context) {
        WaxsealTap.told("trust.context", arguments, context);
    }
}
