package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** A client library puts a request for a URL, its second argument, together, perhaps to send it later. */
final class RequestMade {

    private RequestMade() {}

    @Advice.OnMethodExit
    static void exit(@Advice.This Object request, @Advice.Argument(1) Object url) {
        WaxsealTap.told("request made", request, url);
    }
}
