package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** A client library puts a request together that begins as another one, its argument. */
final class RequestMadeOfOne {

    private RequestMadeOfOne() {}

    @Advice.OnMethodExit
    static void exit(@Advice.This Object request, @Advice.Argument(0) Object other) {
        WaxsealTap.told("request made", request, other);
    }
}
