package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;
import java.nio.ByteBuffer;

/** A TLS engine has unwrapped what came in; the head of an answer is told of, and nothing else. */
final class SealedEngineAnswer {

    private SealedEngineAnswer() {}

    @Advice.OnMethodExit
    static void exit(
            @Advice.This Object engine,
            @Advice.Argument(3) ByteBuffer[] into,
            @Advice.Argument(4) int first,
            @Advice.Argument(5) int count,
            @Advice.Return Object result) {
        WaxsealTap.unsealed(engine, into, first, count, result);
    }
}
