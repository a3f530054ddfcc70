package dev.waxseal.agent.ear;

import com.blogspot.mydailyjava.weaklockfree.WeakConcurrentMap;
import dev.waxseal.agent.call.Caller;
import dev.waxseal.agent.ear.Turns.Turn;
import dev.waxseal.agent.trust.Way;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.Http2Answers;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Follows what comes over the TLS connections that speak HTTP/2, each from its handshake on: the answers' fields are
 * compressed by what was said before, so that one that was met later says nothing.
 */
final class SealedHttp2 {

    private final SealedAnswers answers;

    /** By their sockets and engines. */
    private final WeakConcurrentMap<Object, Http2Answers> connections = new WeakConcurrentMap.WithInlinedExpunction<>();

    SealedHttp2(SealedAnswers answers) {
        this.answers = answers;
    }

    /** One begins, which leads there, for this client. */
    void begins(Object transport, Way way, Caller maker) {
        Http2Answers.Ear ear = (pushed, fields) -> answered(pushed, fields, way, maker);
        synchronized (SealedHttp2.class) { // or whoever ends the last would have this one passed over
            connections.putIfAbsent(transport, new Http2Answers(SealedAnswers.FIELDS, ear));
            WaxsealTap.follows = true;
        }
    }

    /** So many bytes have come, unless they are not known; whether that is one of them. */
    boolean heard(Object transport, @Nullable ByteBuffer bytes, int from, int count) {
        Http2Answers followed = connections.get(transport);
        if (followed == null) {
            if (connections.approximateSize() == 0) {
                end(transport); // those that were followed are gone without a word
            }
            return false;
        }
        if (bytes == null || !followed.heard(bytes, from, count)) {
            end(transport);
        }
        return true;
    }

    private void end(Object transport) {
        synchronized (SealedHttp2.class) {
            connections.remove(transport);
            WaxsealTap.follows = connections.approximateSize() > 0;
        }
    }

    private void answered(boolean pushed, Fields fields, Way way, Caller maker) {
        Turn turn = Connections.TURNS.take();
        if (turn != null) {
            try {
                answers.http2(pushed, fields, way, maker);
            } finally {
                turn.taken = false;
            }
        }
    }
}
