package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** An asynchronous read is over, and its completion handler has not been called yet. */
final class AsyncReadDone {

    private AsyncReadDone() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.This Object channel) {
        WaxsealTap.done(channel, true);
    }
}
