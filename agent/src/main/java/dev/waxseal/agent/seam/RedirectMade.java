package dev.waxseal.agent.seam;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/** A client library makes the next request, or none, of what comes first: the answer, or the request before. */
final class RedirectMade {

    private RedirectMade() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
            @SeamName String seam,
            @Advice.AllArguments Object[] arguments,
            @Advice.Return(typing = Assigner.Typing.DYNAMIC) Object next) {
        if (next != null) {
            WaxsealTap.told(seam, arguments, next);
        }
    }
}
