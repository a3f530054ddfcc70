package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** A client library is asked for a request, and returns before it is over, unless it fails at once. */
final class AsyncCall {

    private AsyncCall() {}

    @Advice.OnMethodEnter
    static Object enter(
            @Advice.SeamName String seam, @Advice.This Object subject, @Advice.AllArguments Object[] arguments) {
        return WaxsealTap.called(seam, subject, arguments);
    }

    @Advice.OnMethodExit(onThrowable = true)
    static void exit(@Advice.Enter Object call, @Advice.Return Object result, @Advice.Thrown Throwable thrown) {
        WaxsealTap.returned(call, thrown, result);
    }
}
