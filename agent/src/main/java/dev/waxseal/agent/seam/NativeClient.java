package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** A client is used whose native code makes its own requests, of which nothing is seen. */
final class NativeClient {

    private NativeClient() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.This Object client) {
        WaxsealTap.told("native client", client, null);
    }
}
