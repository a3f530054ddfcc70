package dev.waxseal.agent.seam;

import net.bytebuddy.asm.Advice;

/** A connection is closed. */
final class Close {

    private Close() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object connection) {
        WaxsealTap.closed(connection);
    }
}
