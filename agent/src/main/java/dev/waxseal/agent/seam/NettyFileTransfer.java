package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** A socket of Netty's had the operating system send a part of a file. */
final class NettyFileTransfer {

    private NettyFileTransfer() {}

    @Advice.OnMethodExit
    static void exit(
            @Advice.This Object socket,
            @Advice.Argument(0) Object region,
            @Advice.Argument(1) long begin,
            @Advice.Argument(2) long offset,
            @Advice.Return long count) {
        WaxsealTap.transferred(region, begin + offset, count, socket);
    }
}
