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

    /** What leads to where it goes on, and what comes there but was written together with what was read. */
    private byte[] lead = NOTHING;

    private byte[] carried = NOTHING;

    Within(Writing writing, Outline inner) {
        this.writing = writing;
        this.inner = inner;
        inner.keepsLess();
    }

    @Override
    void follow(byte[] b, int from, int to) {
        byte[] before = Arrays.copyOf(lead, lead.length + carried.length);
        System.arraycopy(carried, 0, before, lead.length, carried.length);
        Unwritten plain = writing.read(before, b, from, to);
        inner.follow(plain.bytes(), lead.length, plain.length());
        int read = grouped(inner.read(), before.length, plain.length());
        int next = grouped(inner.next(), before.length, plain.length());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        inner.lead(out);
        lead = out.toByteArray();
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
        byte[] all = Arrays.copyOf(lead, lead.length + carried.length);
        System.arraycopy(carried, 0, all, lead.length, carried.length);
        writing.write(all, out);
    }

    @Override
    @Nullable String bound() {
        return inner.bound();
    }
}
