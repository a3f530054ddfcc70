package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;
import java.nio.ByteBuffer;

/** A TLS engine makes a record, of what it is given to send or of its own. */
final class SealedEngineWrite {

    private SealedEngineWrite() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.This Object engine, @Advice.Argument(0) ByteBuffer[] bytes) {
        if (WaxsealTap.unproven) {
            WaxsealTap.told("trust.sends", engine, bytes);
        }
    }
}
