package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** A read has returned what came through a TLS socket; the head of an answer is told of, and nothing else. */
final class SealedAnswer {

    private SealedAnswer() {}

    @Advice.OnMethodExit
    static void exit(
            @Advice.FieldValue("this$0") Object socket,
            @Advice.Argument(0) byte[] bytes,
            @Advice.Argument(1) int from,
            @Advice.Return int count) {
        WaxsealTap.unsealed(socket, bytes, from, count);
    }
}
