package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** A blocking read has returned. */
final class SocketRead {

    private SocketRead() {}

    @Advice.OnMethodExit
    static void exit(
            @Advice.This Object connection,
            @Advice.Argument(0) byte[] bytes,
            @Advice.Argument(1) int from,
            @Advice.Return int count) {
        WaxsealTap.received(connection, bytes, from, count);
    }
}
