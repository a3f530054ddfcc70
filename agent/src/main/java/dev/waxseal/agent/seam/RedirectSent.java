package dev.waxseal.agent.seam;

import net.bytebuddy.asm.Advice;

/** A client library sends a request again, to the URL among the arguments. */
final class RedirectSent {

    private RedirectSent() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
            @SeamName String seam, @Advice.Argument(0) Object before, @Advice.AllArguments Object[] arguments) {
        WaxsealTap.told(seam, before, arguments);
    }
}
