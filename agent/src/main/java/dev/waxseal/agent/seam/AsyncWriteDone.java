package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** An asynchronous write is over, and its completion handler has not been called yet. */
final class AsyncWriteDone {

    private AsyncWriteDone() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.This Object channel) {
        WaxsealTap.done(channel, false);
    }
}
