package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** A transport hands what it has read to the first handler of a channel. */
final class NettyRead {

    private NettyRead() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(0) Object context, @Advice.Argument(1) Object message) {
        WaxsealTap.arrived(context, message);
    }
}
