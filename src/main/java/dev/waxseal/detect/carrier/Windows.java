package dev.waxseal.detect.carrier;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Long content in windows, each of which reads as it does in the whole: before what is new stands what leads to it (the
 * objects, elements, columns, parts that are open, by their names) and what the window before could not finish.
 */
public final class Windows {

    private static final byte[] NOTHING = {};

    private final Carrier carrier;
    private final Outline outline;
    private byte[] rest = NOTHING;
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
            before.writeBytes(rest);
            before.write(fresh, from, to - from);
            window = before.toByteArray();
            length = window.length;
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
