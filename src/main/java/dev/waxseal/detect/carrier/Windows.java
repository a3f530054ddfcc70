package dev.waxseal.detect.carrier;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Long content in windows, each of which reads as it does in the whole: before what is new stands what leads to it (the
 * objects, elements, columns, parts that are open, by their names) and what the window before could not finish.
 */
public final class Windows {

    private static final byte[] NOTHING = {};

    /** What nearly all windows need: a stretch, what leads to it, and what was not finished before. */
    private static final int ROOM = 96 << 10;

    /** What the last window left, so that the next one of any content needs no memory. */
    private static final AtomicReference<byte @Nullable []> SPARE = new AtomicReference<>();

    private final Carrier carrier;
    private final Outline outline;
    private byte[] rest = NOTHING;
    private byte[] own = NOTHING;
    private int lead;
    private int read;
    private int again;

    private Windows(Carrier carrier, Outline outline) {
        this.carrier = carrier;
        this.outline = outline;
    }

    /**
     * Of text.
     *
     * @param beginning how the content begins, as text
     * @param mediaType what it is said to be
     */
    public static Windows of(String beginning, String mediaType) {
        Carrier carrier = Carrier.of(beginning, mediaType);
        return new Windows(carrier, Outlines.of(beginning, carrier));
    }

    /**
     * Of binary content.
     *
     * @param beginning how it begins, a character for each byte
     */
    public static Windows ofBinary(String beginning) {
        Carrier carrier = BinaryWalk.carrier(beginning);
        return new Windows(carrier, Outlines.of(beginning, carrier));
    }

    /** Whether nothing but lengths parts names from values, so that a first look at bytes cannot tell them apart. */
    public boolean named() {
        return carrier.sort() == Carrier.Sort.MESSAGE_PACK || carrier.sort() == Carrier.Sort.CBOR;
    }

    /** The next window, of which {@link #read} bytes are to be read now. */
    public byte[] next(byte[] fresh, int from, int to, boolean last) {
        ByteArrayOutputStream before = new ByteArrayOutputStream(1 << 10);
        outline.lead(before);
        lead = before.size();
        byte[] window = fresh;
        int length = to;
        if (lead + rest.length + from > 0) {
            length = lead + rest.length + to - from;
            window = room(length);
            System.arraycopy(before.toByteArray(), 0, window, 0, lead);
            System.arraycopy(rest, 0, window, lead, rest.length);
            System.arraycopy(fresh, from, window, lead + rest.length, to - from);
        }
        rest = NOTHING;
        read = length;
        again = length;
        if (!last) {
            outline.follow(window, lead, length);
            read = outline.read();
            again = outline.next();
            rest = Arrays.copyOfRange(window, again, length);
        }
        return window;
    }

    /** Room for a window: what the last one left, which is at hand in the caches of the processor, if it is large enough. */
    private byte[] room(int length) {
        byte[] room = SPARE.getAndSet(null);
        if (room == null || room.length < length) {
            room = new byte[Math.max(length, ROOM)];
        }
        own = room;
        return room;
    }

    /** The window is not needed any more. */
    public void release() {
        if (own.length == ROOM) {
            SPARE.setRelease(own);
        }
        own = NOTHING;
    }

    /** How many bytes of the window are to be read now; what follows them is read with the next one. */
    public int read() {
        return read;
    }

    /** How many bytes of the window were written to lead to what is new. */
    public int lead() {
        return lead;
    }

    /** Where the next window goes on: before the end of what is read, where a long value is open. */
    public int again() {
        return again;
    }

    /** Adds the named values of a window's text. */
    public void walk(Documents documents, String text, Place forms, String root, Scope scope) {
        documents.walk(text, carrier, forms, root, scope);
    }

    /** What of the content was not read as it stands in the whole, or null. */
    public @Nullable String bound() {
        return outline.bound();
    }
}
