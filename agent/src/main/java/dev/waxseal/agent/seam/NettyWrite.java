package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** A transport tells Netty's queue how many bytes the operating system took; the queue still holds them. */
final class NettyWrite {

    private NettyWrite() {}

    @Advice.OnMethodEnter
    static void enter(
            @Advice.This Object queue, @Advice.FieldValue("channel") Object channel, @Advice.Argument(0) long count) {
        WaxsealTap.drained(channel, queue, count);
    }
}
