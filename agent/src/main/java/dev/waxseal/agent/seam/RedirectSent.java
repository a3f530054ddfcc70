package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** A client library sends a request again, to the URL among the arguments. */
final class RedirectSent {

    private RedirectSent() {}

    @Advice.OnMethodEnter
    static void enter(
            @Advice.SeamName String seam, @Advice.Argument(0) Object before, @Advice.AllArguments Object[] arguments) {
        WaxsealTap.told(seam, before, arguments);
    }
}
