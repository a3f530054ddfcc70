package dev.waxseal.agent.seam;

import net.bytebuddy.asm.Advice;

/** A blocking read has returned. */
final class SocketRead {

    private SocketRead() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
            @Advice.This Object connection,
            @Advice.Argument(0) byte[] bytes,
            @Advice.Argument(1) int from,
            @Advice.Return int count) {
        WaxsealTap.received(connection, bytes, from, count);
    }
}
