package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** An event loop runs a task. */
final class TaskRun {

    private TaskRun() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(0) Object task) {
        if (WaxsealTap.tasks) {
            WaxsealTap.told("task begins", task, null);
        }
    }

    @Advice.OnMethodExit(onThrowable = true)
    static void exit(@Advice.Argument(0) Object task) {
        WaxsealTap.taskEnded(task);
    }
}
