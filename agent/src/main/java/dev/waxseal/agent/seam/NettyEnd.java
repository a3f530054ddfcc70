package dev.waxseal.agent.seam;

import net.bytebuddy.asm.Advice;

/** A channel is no longer connected. */
final class NettyEnd {

    private NettyEnd() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@Advice.Argument(0) Object context) {
        WaxsealTap.arrived(context, null);
    }
}
