package dev.waxseal.agent.seam;

import net.bytebuddy.asm.Advice;

/** A client library is asked for a request, and returns when it is over. */
final class BlockingCall {

    private BlockingCall() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Object enter(@SeamName String seam, @Advice.This Object subject, @Advice.AllArguments Object[] arguments) {
        return WaxsealTap.called(seam, subject, arguments);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter Object call) {
        WaxsealTap.returned(call, true, null);
    }
}
