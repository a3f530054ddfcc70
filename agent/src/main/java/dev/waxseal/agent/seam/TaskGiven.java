package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** A thread gives a task to an event loop. */
final class TaskGiven {

    private TaskGiven() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(0) Object task) {
        if (WaxsealTap.tasks) {
            WaxsealTap.told("task given", task, null);
        }
    }
}
