package dev.waxseal.agent.seam;

import net.bytebuddy.asm.Advice;

/** A thread gives a task to an event loop. */
final class TaskGiven {

    private TaskGiven() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) Object task) {
        if (WaxsealTap.tasks) {
            WaxsealTap.told("task given", task, null);
        }
    }
}
