package dev.waxseal.agent.seam;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/** The JDK makes the next request of the one before, or none. */
final class JdkRedirectMade {

    private JdkRedirectMade() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
            @SeamName String seam,
            @Advice.FieldValue(value = "request", typing = Assigner.Typing.DYNAMIC) Object before,
            @Advice.Return(typing = Assigner.Typing.DYNAMIC) Object next) {
        if (next != null) {
            WaxsealTap.told(seam, before, next);
        }
    }
}
