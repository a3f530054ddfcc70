package dev.waxseal.detect.carrier;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The place in a long document that is a value of another one, and written in that one's way: what leads to it is written
 * that way too, so that the other document's reader finds one that begins as it should and goes on where it was left.
 */
final class Within extends Outline {

    private static final byte[] NOTHING = {};

    private final Writing writing;
    private final Outline inner;

    /** What comes where it goes on, but was written together with what was read. */
    private byte[] carried = NOTHING;

    Within(Writing writing, Outline inner) {
        this.writing = writing;
        this.inner = inner;
        inner.keepsLess();
    }

    @Override
    void follow(byte[] b, int from, int to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        inner.lead(out);
        int lead = out.size();
        out.writeBytes(carried);
        byte[] before = out.toByteArray();
        Unwritten plain = writing.read(before, b, from, to);
        inner.follow(plain.bytes(), lead, plain.length());
        int read = grouped(inner.read(), before.length, plain.length());
        int next = grouped(inner.next(), before.length, plain.length());
        carried = Arrays.copyOfRange(plain.bytes(), inner.next(), next);
        stop(plain.place(read), plain.place(next));
    }

    /** The same place, or the next one at which nothing is written together. */
    private int grouped(int place, int begin, int end) {
        if (place <= begin) {
            return begin;
        }
        int beyond = writing == Writing.BASE64 ? (place - begin) % Writing.GROUP : 0;
        return Math.min(end, beyond == 0 ? place : place + Writing.GROUP - beyond);
    }

    @Override
    void lead(ByteArrayOutputStream out) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        inner.lead(plain);
        plain.writeBytes(carried);
        writing.write(plain.toByteArray(), out);
    }

    @Override
    @Nullable String bound() {
        return inner.bound();
    }
}
