package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** A library has the JDK wrap a trust manager, and hands on what came of it; the JDK does not show what is inside. */
final class TrustWrapped {

    private TrustWrapped() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Argument(0) Object manager, @Advice.Return Object wrapped) {
        WaxsealTap.told("trust.wrapped", wrapped, manager);
    }
}
