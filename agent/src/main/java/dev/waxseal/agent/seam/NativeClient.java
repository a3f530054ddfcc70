package dev.waxseal.agent.seam;

import net.bytebuddy.asm.Advice;

/** A client is used whose native code makes its own requests, of which nothing is seen. */
final class NativeClient {

    private NativeClient() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.This Object client) {
        WaxsealTap.told("native client", client, null);
    }
}
