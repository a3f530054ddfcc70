package dev.waxseal.agent.seam;

import net.bytebuddy.asm.Advice;

/** AWS CRT's native code is told something, or tells something; the event is the method's name. */
final class CrtStep {

    private CrtStep() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
            @Advice.Origin("crt.#m") String event,
            @Advice.This(optional = true) Object subject,
            @Advice.AllArguments Object[] arguments) {
        WaxsealTap.told(event, arguments, subject);
    }
}
