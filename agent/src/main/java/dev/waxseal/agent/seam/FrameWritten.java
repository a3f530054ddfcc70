package dev.waxseal.agent.seam;

import net.bytebuddy.asm.Advice;

/** A thread of a library's own writes a WebSocket's message that another thread has given it. */
final class FrameWritten {

    private FrameWritten() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(1) Object message) {
        if (WaxsealTap.tasks) { // since the WebSocket was opened in clear text
            WaxsealTap.told("task begins", message, null);
        }
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Argument(1) Object message) {
        if (WaxsealTap.tasks) {
            WaxsealTap.told("task ends", message, null);
        }
    }
}
