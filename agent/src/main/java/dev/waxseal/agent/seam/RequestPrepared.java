package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** A client library makes what sends a request, its argument, to whoever subscribes to it. */
final class RequestPrepared {

    private RequestPrepared() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Argument(0) Object request) {
        WaxsealTap.told("request made", request, null);
    }
}
