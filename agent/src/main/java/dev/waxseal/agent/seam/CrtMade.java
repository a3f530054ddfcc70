package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** AWS CRT's native code has made a connection. */
final class CrtMade {

    private CrtMade() {}

    @Advice.OnMethodExit
    static void exit(@Advice.This Object connection) {
        WaxsealTap.told("crt.made", connection, null);
    }
}
