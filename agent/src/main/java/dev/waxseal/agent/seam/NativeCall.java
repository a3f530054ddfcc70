package dev.waxseal.agent.seam;

import net.bytebuddy.asm.Advice;

/** The application is about to call native code past all libraries of the JDK. */
final class NativeCall {

    private NativeCall() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object linker) {
        WaxsealTap.told("native call", linker, null);
    }
}
