package dev.waxseal.agent.seam;

import net.bytebuddy.asm.Advice;

/** A message is written into a channel's pipeline. */
final class MessageWritten {

    private MessageWritten() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static void enter(@SeamName String seam, @Advice.This Object pipeline, @Advice.Argument(0) Object message) {
        WaxsealTap.told(seam, pipeline, message);
    }
}
