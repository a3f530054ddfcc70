package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;
import java.nio.ByteBuffer;

/** AWS CRT's native code pulls content from an object of the application's, or of a library's above it. */
final class CrtContent {

    private CrtContent() {}

    @Advice.OnMethodEnter
    static int enter(@Advice.Argument(0) ByteBuffer buffer) {
        return WaxsealTap.position(buffer);
    }

    @Advice.OnMethodExit
    static void exit(
            @Advice.Enter int from,
            @Advice.This Object content,
            @Advice.Argument(0) ByteBuffer buffer,
            @Advice.Return boolean last) {
        WaxsealTap.told("crt.content", new Object[] {buffer, from, last}, content);
    }
}
