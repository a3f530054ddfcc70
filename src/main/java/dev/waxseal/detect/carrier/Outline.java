package dev.waxseal.detect.carrier;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the place in content that is read in windows: what is open where a window ends, and what must be written before
 * the next one so that it reads there as it does in the whole.
 *
 * <p>A window is what {@link #lead} writes, then what {@link #next} left of the window before, then bytes that are new. So
 * whatever walks over it needs to know nothing of windows. An outline looks at bytes alone, in UTF-8 or another charset
 * that has ASCII in it, and makes nothing of them: clean content of any size costs one pass and no memory.
 */
abstract class Outline {

    /** A token that begins in so many bytes at the end of a window is left for the next one, to be read whole. */
    static final int KEPT = 16 << 10;

    /** Of a token that is longer than that so much is read again: what is recognised is shorter. */
    private static final int AGAIN = 1 << 10;

    /** The most bytes of what an outline remembers of the neighbours of what is open. */
    static final int NEIGHBOURS = 8 << 10;

    /** The most bytes of all names, tags or fields that lead to what is open, and of one of them. */
    static final int NAMES = 16 << 10;

    static final int NAME = 1 << 10;

    static final String CROWDED = "neighbours beyond " + (NEIGHBOURS >> 10) + " KB";

    private int kept = KEPT;
    private int read;
    private int next;
    private @Nullable String bound;

    /** Follows these bytes, which begin where {@link #next} said. */
    abstract void follow(byte[] b, int from, int to);

    /** Writes what is open at {@link #next}. */
    abstract void lead(ByteArrayOutputStream out);

    /** Why part of what was read may not have been seen as it stands in the whole, or null. */
    @Nullable String bound() {
        return bound;
    }

    /** Something lies beyond a bound; the first is told. */
    final void beyond(@Nullable String what) {
        bound = bound == null ? what : bound;
    }

    /** It lies within another document, where each byte may be written in several. */
    final void keepsLess() {
        kept = KEPT / 4;
    }

    /** Where reading must stop for now: what comes after is not finished. */
    final int read() {
        return read;
    }

    /** Where the next window goes on. */
    final int next() {
        return next;
    }

    /** Follows the place in a document that is a part of this one, or a value of it. */
    final void follow(Outline document, byte[] b, int from, int to) {
        document.follow(b, from, to);
        beyond(document.bound());
        stop(document.read(), document.next());
    }

    /** All of it can be read. */
    final void through(int to) {
        stop(to, to);
    }

    /** So much can be read, and the next window goes on there. */
    final void stop(int readTo, int nextFrom) {
        read = readTo;
        next = nextFrom;
    }

    /** Whether a token that begins here and is not finished can wait for the next window. */
    final boolean waits(int token, int to) {
        return to - token <= kept;
    }

    /**
     * A token that cannot wait is read as far as it goes, and the next window repeats the end of it.
     *
     * @param begin where the token's content begins in this window
     * @param escape the byte that changes the meaning of the one or more after it
     */
    final void flow(byte[] b, int begin, int to, char escape) {
        int start = Math.max(begin, to - AGAIN);
        start = begin + (start - begin) / 4 * 4; // of Base64 whole groups
        int most = Math.min(to, start + AGAIN / 2);
        while (start < most && (isWithin(b[start]) || isEscaped(b, begin, start, escape))) {
            start += 4;
        }
        stop(to, Math.min(start, to));
    }

    private static boolean isWithin(byte b) {
        return (b & 0xc0) == 0x80;
    }

    /** Whether an escape may reach to here: up to two bytes after {@code %}, five after a backslash. */
    private static boolean isEscaped(byte[] b, int begin, int at, char escape) {
        int reach = escape == '\\' ? 5 : 2;
        for (int i = Math.max(begin, at - reach); i < at; i++) {
            if (b[i] == escape) {
                return true;
            }
        }
        return false;
    }
}
