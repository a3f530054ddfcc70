package dev.waxseal.agent.seam;

import net.bytebuddy.asm.Advice;

/** AWS CRT's native code has made a connection. */
final class CrtMade {

    private CrtMade() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object connection) {
        WaxsealTap.told("crt.made", connection, null);
    }
}
