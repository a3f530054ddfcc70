package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** A client library makes the next request, or none, of what comes first: the answer, or the request before. */
final class RedirectMade {

    private RedirectMade() {}

    @Advice.OnMethodExit
    static void exit(
            @Advice.SeamName String seam, @Advice.AllArguments Object[] arguments, @Advice.Return Object next) {
        WaxsealTap.came(seam, arguments, next);
    }
}
