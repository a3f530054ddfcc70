package dev.waxseal.wire;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Requests that await their answers, and an answer that awaits its request: another thread may read it before the one that
 * wrote the request gets to say so.
 */
final class Awaited {

    /** Requests that may await their answers; pipelining clients keep to a handful. With more, answers are not heard. */
    private static final int MOST = 128;

    /** In words. */
    static final String BOUND = "the answers to more than 128 requests at a time";

    /** So many requests, of so many fields, are kept as they are; of others stays what it takes to read their answers. */
    private static final int WHOLE_MOST = 16;

    private static final int FIELDS_MOST = 1000;

    /** Kept of an answer that was heard before its request; then it is read without. */
    private static final int EARLY_MOST = 64 << 10;

    private @Nullable ArrayDeque<RequestHead> requests;
    private byte @Nullable [] early;
    private int earlyLength;
    private boolean patient = true;
    private boolean askedMore;

    /** Adds a request whose answer comes last; false if there are too many to go on like that. */
    boolean add(RequestHead request) {
        if (requests == null) {
            requests = new ArrayDeque<>(2);
        }
        boolean whole = requests.size() < WHOLE_MOST && request.fields().list().size() <= FIELDS_MOST;
        requests.add(whole ? request : lightened(request));
        return requests.size() <= MOST;
    }

    private static RequestHead lightened(RequestHead request) {
        String expect = request.fields().first("Expect");
        Fields fields = expect == null ? Fields.NONE : new Fields(List.of(new Field("Expect", expect)));
        return new RequestHead(
                request.method(), request.scheme(), request.target(), request.authority(), request.version(), fields);
    }

    /** The request whose answer is due, or null where none was heard. */
    @Nullable RequestHead next() {
        return requests == null ? null : requests.peek();
    }

    /** As {@link #next}, and it is answered now. */
    @Nullable RequestHead poll() {
        return requests == null ? null : requests.poll();
    }

    /** No answer is due any more. */
    void clear() {
        requests = null;
    }

    /** A request was heard: an answer that waited for one can be read. */
    void askedMore() {
        askedMore = true;
    }

    /** Keeps the answer that begins with these bytes, unless it is known that its request will not be heard. */
    boolean holdBack(byte[] beginning) {
        if (!patient) {
            return false;
        }
        early = beginning;
        earlyLength = beginning.length;
        askedMore = false;
        return true;
    }

    /** Whether an answer is kept. */
    boolean isHolding() {
        return early != null;
    }

    /** Keeps more of it; false if that would be too much, and then nothing is kept back any more. */
    boolean hold(byte[] bytes, int from, int to) {
        byte[] held = early;
        int length = to - from;
        if (held == null || earlyLength + length > EARLY_MOST) {
            patient = false;
            return false;
        }
        if (earlyLength + length > held.length) {
            held = Arrays.copyOf(held, Math.max(earlyLength + length, 2 * held.length));
            early = held;
        }
        System.arraycopy(bytes, from, held, earlyLength, length);
        earlyLength += length;
        return true;
    }

    /** Whether a request was heard since an answer is kept. */
    boolean isDue() {
        boolean due = early != null && askedMore;
        askedMore &= !due;
        return due;
    }

    /** Hands out what was kept. */
    byte[] release() {
        byte[] held = early == null ? new byte[0] : Arrays.copyOf(early, earlyLength);
        early = null;
        earlyLength = 0;
        return held;
    }

    /** No request will be heard any more. */
    void giveUp() {
        patient = false;
    }
}
