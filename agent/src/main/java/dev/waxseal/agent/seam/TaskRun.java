package dev.waxseal.agent.seam;

import net.bytebuddy.asm.Advice;

/** An event loop runs a task. */
final class TaskRun {

    private TaskRun() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) Object task) {
        if (WaxsealTap.tasks) {
            WaxsealTap.told("task begins", task, null);
        }
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Argument(0) Object task) {
        if (WaxsealTap.tasks) {
            WaxsealTap.told("task ends", task, null);
        }
    }
}
