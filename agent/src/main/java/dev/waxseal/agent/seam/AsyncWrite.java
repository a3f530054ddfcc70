package dev.waxseal.agent.seam;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import net.bytebuddy.asm.Advice;

/** An asynchronous write begins; {@link AsyncWriteDone} follows before anyone is told, on whatever thread. */
final class AsyncWrite {

    private AsyncWrite() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(
            @Advice.This Object channel,
            @Advice.FieldValue("remoteAddress") InetSocketAddress remote,
            @Advice.Argument(1) ByteBuffer buffer,
            @Advice.Argument(2) ByteBuffer[] buffers) {
        WaxsealTap.begun(channel, remote, false, buffer, buffers);
    }
}
