package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** A channel is no longer connected. */
final class NettyEnd {

    private NettyEnd() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(0) Object context) {
        WaxsealTap.arrived(context, null);
    }
}
