package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** AWS CRT's native code was asked for something; what it gave is told behind the arguments. */
final class CrtDone {

    private CrtDone() {}

    @Advice.OnMethodExit
    static void exit(
            @Advice.Origin("crt.#m done") String event,
            @Advice.This Object subject,
            @Advice.AllArguments Object[] arguments,
            @Advice.Return Object result) {
        WaxsealTap.told(event, new Object[] {arguments, result}, subject);
    }
}
