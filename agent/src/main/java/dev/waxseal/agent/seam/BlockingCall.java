package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** A client library is asked for a request, and returns when it is over. */
final class BlockingCall {

    private BlockingCall() {}

    @Advice.OnMethodEnter
    static Object enter(
            @Advice.SeamName String seam, @Advice.This Object subject, @Advice.AllArguments Object[] arguments) {
        return WaxsealTap.called(seam, subject, arguments);
    }

    @Advice.OnMethodExit(onThrowable = true)
    static void exit(@Advice.Enter Object call) {
        WaxsealTap.returned(call, true, null);
    }
}
