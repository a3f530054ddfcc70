package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** A message is written into a channel's pipeline. */
final class MessageWritten {

    private MessageWritten() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.SeamName String seam, @Advice.This Object pipeline, @Advice.Argument(0) Object message) {
        WaxsealTap.told(seam, pipeline, message);
    }
}
