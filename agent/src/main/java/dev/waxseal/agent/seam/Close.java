package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** A connection is closed. */
final class Close {

    private Close() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.This Object connection) {
        WaxsealTap.closed(connection);
    }
}
