package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** AWS CRT's native code is told something, or tells something; the event is the method's name. */
final class CrtStep {

    private CrtStep() {}

    @Advice.OnMethodEnter
    static void enter(
            @Advice.Origin("crt.#m") String event,
            @Advice.This(optional = true) Object subject,
            @Advice.AllArguments Object[] arguments) {
        WaxsealTap.told(event, arguments, subject);
    }
}
