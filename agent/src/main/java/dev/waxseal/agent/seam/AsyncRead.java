package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** An asynchronous read begins; {@link AsyncReadDone} follows before anyone is told, on whatever thread. */
final class AsyncRead {

    private AsyncRead() {}

    @Advice.OnMethodEnter
    static void enter(
            @Advice.This Object channel,
            @Advice.FieldValue("remoteAddress") InetSocketAddress remote,
            @Advice.Argument(1) ByteBuffer buffer,
            @Advice.Argument(2) ByteBuffer[] buffers) {
        WaxsealTap.begun(channel, remote, true, buffer, buffers);
    }
}
