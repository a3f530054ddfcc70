package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** The application is about to call native code past all libraries of the JDK. */
final class NativeCall {

    private NativeCall() {}

    @Advice.OnMethodExit
    static void exit(@Advice.This Object linker) {
        WaxsealTap.told("native call", linker, null);
    }
}
