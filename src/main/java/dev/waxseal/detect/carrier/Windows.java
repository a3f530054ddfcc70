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
    private byte[] before = NOTHING;
    private int lead;
    private int read;

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

    /** Of binary content. */
    public static Windows ofBinary() {
        return new Windows(Carrier.BINARY, new FileOutline());
    }

    /** The next window, of which {@link #read} bytes are to be read now. */
    public byte[] next(byte[] fresh, int from, int to, boolean last) {
        byte[] window = before;
        int length = window.length;
        if (length == 0 && from == 0 && to == fresh.length) {
            window = fresh;
        } else {
            window = Arrays.copyOf(window, length + to - from);
            System.arraycopy(fresh, from, window, length, to - from);
        }
        if (last) {
            before = NOTHING;
            read = window.length;
            return window;
        }
        outline.follow(window, lead, window.length);
        read = outline.read();
        ByteArrayOutputStream next = new ByteArrayOutputStream(1 << 10);
        outline.lead(next);
        lead = next.size();
        next.write(window, outline.next(), window.length - outline.next());
        before = next.toByteArray();
        return window;
    }

    /** How many bytes of the window are to be read now; what follows them is read with the next one. */
    public int read() {
        return read;
    }

    /** How many bytes are kept until the next window. */
    public int kept() {
        return before.length;
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
