package dev.waxseal.agent.ear;

import dev.waxseal.agent.ear.Selection.Extent;
import dev.waxseal.wire.Content;
import dev.waxseal.wire.Head;
import dev.waxseal.wire.RequestHead;
import dev.waxseal.wire.ResponseHead;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * What of one connection is inspected where not all is: a request and its answer alike, from their first byte to the last.
 * Each message of a longer exchange (of a WebSocket, of gRPC) is decided upon by itself. Used under the connection's lock.
 */
final class Chosen {

    /** More than any client keeps in flight on one connection; the oldest is decided upon once more. */
    private static final int MOST = 256;

    /** Up to as many are kept without looking whether they are still needed. */
    private static final int FEW = 4;

    /** What was decided upon: of a request, or of content that comes in stretches; and how much of that was inspected. */
    private static final class Decided {
        private final WeakReference<Object> of;
        private final Extent extent;
        private long bytes;

        private Decided(Object of, Extent extent) {
            this.of = new WeakReference<>(of);
            this.extent = extent;
        }
    }

    private final Selection selection;
    private final ArrayDeque<Decided> decided = new ArrayDeque<>(FEW);

    Chosen(Selection selection) {
        this.selection = selection;
    }

    /** Whether the head of this message is inspected, and its trailers. */
    boolean has(Head head) {
        return of(exchange(head)).extent != Extent.NOTHING;
    }

    /** What of this stretch is inspected; null if nothing is. */
    @Nullable Content of(Content content) {
        boolean alone = content.form() == Content.Form.MESSAGE || content.form() == Content.Form.BINARY_MESSAGE;
        Object stretched = content.passage();
        Decided now;
        if (content.first()) {
            Extent extent = of(exchange(content.head())).extent;
            if (alone && extent != Extent.NOTHING) {
                extent = selection.next();
            }
            if (extent != Extent.NOTHING) {
                selection.met(extent);
            }
            now = new Decided(content, extent);
            if (stretched != null) {
                now = note(new Decided(stretched, extent));
            }
        } else {
            now = stretched == null ? of(exchange(content.head())) : of(stretched);
        }
        return now.extent == Extent.WHOLE ? beginning(content, now) : null;
    }

    /** As much of it as may be inspected. */
    private @Nullable Content beginning(Content content, Decided now) {
        long left = selection.most() - now.bytes;
        int length = content.to() - content.from();
        if (left <= 0) {
            return null;
        }
        now.bytes += length;
        if (length <= left && (content.last() || length < left)) {
            return content;
        }
        selection.cut();
        int to = content.from() + (int) Math.min(left, length);
        return new Content(
                content.head(),
                content.form(),
                content.bytes(),
                content.from(),
                to,
                content.passage(),
                content.first(),
                true);
    }

    // by which the two messages of an exchange are known
    private static Object exchange(Head head) {
        RequestHead request = head instanceof RequestHead itself ? itself : ((ResponseHead) head).request();
        return request == null ? head : request;
    }

    private Decided of(Object object) {
        for (Decided known : decided) {
            if (known.of.refersTo(object)) {
                return known;
            }
        }
        return note(new Decided(object, selection.next()));
    }

    private Decided note(Decided fresh) {
        if (decided.size() >= FEW) {
            decided.removeIf(old -> old.of.refersTo(null));
        }
        if (decided.size() == MOST) {
            decided.removeFirst();
        }
        decided.addLast(fresh);
        return fresh;
    }
}
