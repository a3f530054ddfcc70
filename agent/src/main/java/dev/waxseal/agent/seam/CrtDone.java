package dev.waxseal.agent.seam;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/** AWS CRT's native code was asked for something; what it gave is told behind the arguments. */
final class CrtDone {

    private CrtDone() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
            @Advice.Origin("crt.#m done") String event,
            @Advice.This Object subject,
            @Advice.AllArguments Object[] arguments,
            @Advice.Return(typing = Assigner.Typing.DYNAMIC) Object result) {
        WaxsealTap.told(event, new Object[] {arguments, result}, subject);
    }
}
