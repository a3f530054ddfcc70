package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** An engine is made of which it is known at once whose it is: the last of the caller's stack, as with {@link EngineForClient}. */
final class EngineMade {

    private EngineMade() {}

    @Advice.OnMethodExit
    static void exit(@Advice.This Object engine) {
        WaxsealTap.told("trust.made", engine, null);
    }
}
