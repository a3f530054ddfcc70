package dev.waxseal.agent.seam;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/** A client library is asked for a request, and returns before it is over, unless it fails at once. */
final class AsyncCall {

    private AsyncCall() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Object enter(@SeamName String seam, @Advice.This Object subject, @Advice.AllArguments Object[] arguments) {
        return WaxsealTap.called(seam, subject, arguments);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.Enter Object call,
            @Advice.Return(typing = Assigner.Typing.DYNAMIC) Object result,
            @Advice.Thrown Throwable thrown) {
        WaxsealTap.returned(call, thrown != null, result);
    }
}
