package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** A builder returns the request that was put together in it. */
final class RequestBuilt {

    private RequestBuilt() {}

    @Advice.OnMethodExit
    static void exit(@Advice.This Object builder, @Advice.Return Object request) {
        WaxsealTap.told("request made", request, builder);
    }
}
