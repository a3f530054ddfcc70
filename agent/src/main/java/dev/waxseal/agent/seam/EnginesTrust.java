package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** The engines of one context, which all of them know, are given who decides about certificates. */
final class EnginesTrust {

    private EnginesTrust() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Argument(0) Object engines, @Advice.Argument(1) Object manager) {
        WaxsealTap.told("trust.given", engines, manager);
    }
}
