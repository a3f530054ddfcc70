package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** A thread of a library's own writes a WebSocket's message that another thread has given it. */
final class FrameWritten {

    private FrameWritten() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(1) Object message) {
        if (WaxsealTap.tasks) { // since the WebSocket was opened in clear text
            WaxsealTap.told("task begins", message, null);
        }
    }

    @Advice.OnMethodExit(onThrowable = true)
    static void exit(@Advice.Argument(1) Object message) {
        WaxsealTap.taskEnded(message);
    }
}
