package dev.waxseal.detect.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds bytes eight at a time. */
public final class ByteSearch {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private ByteSearch() {}

    /** The first place from {@code from} where one of the two stands, or {@code to}. */
    public static int either(byte[] b, int from, int to, char one, char other) {
        long ones = ONES * one;
        long others = ONES * other;
        int i = from;
        while (i + 8 <= to) {
            long eight = (long) EIGHT.get(b, i);
            long x = eight ^ ones;
            long y = eight ^ others;
            long zero = (((x - ONES) & ~x) | ((y - ONES) & ~y)) & HIGHS;
            if (zero != 0) {
                return i + (Long.numberOfTrailingZeros(zero) >>> 3);
            }
            i += 8;
        }
        while (i < to && b[i] != one && b[i] != other) {
            i++;
        }
        return i;
    }

    /** The first place from {@code from} where it stands, or {@code to}. */
    public static int first(byte[] b, int from, int to, char wanted) {
        return either(b, from, to, wanted, wanted);
    }

    /** The first place from {@code from} where all of this stands, a byte each character, or -1. */
    public static int first(byte[] b, int from, int to, String wanted) {
        int last = to - wanted.length();
        for (int i = first(b, from, to, wanted.charAt(0)); i <= last; i = first(b, i + 1, to, wanted.charAt(0))) {
            if (at(b, i, to, wanted)) {
                return i;
            }
        }
        return -1;
    }

    /** The last place where this stands behind an even number of quotes, from one that is not quoted on, or -1. */
    public static int lastUnquoted(byte[] b, int from, int to, char wanted) {
        long quotes = ONES * '"';
        long wants = ONES * wanted;
        long inside = 0;
        int last = -1;
        int i = from;
        for (; i <= to - 8; i += 8) {
            long eight = (long) EIGHT.get(b, i);
            inside = ((inside >> 63) & HIGHS) ^ ((((zeros(eight ^ quotes) >>> 7) * ONES) << 7) & HIGHS);
            long found = zeros(eight ^ wants) & ~inside;
            if (found != 0) {
                last = i + 7 - (Long.numberOfLeadingZeros(found) >>> 3);
            }
        }
        boolean quoted = inside < 0;
        for (; i < to; i++) {
            quoted ^= b[i] == '"';
            last = b[i] == wanted && !quoted ? i : last;
        }
        return last;
    }

    /** Marks the bytes that are zero with their highest bits. */
    private static long zeros(long eight) {
        return ~(((eight & ~HIGHS) + ~HIGHS) | eight) & HIGHS;
    }

    /** The last place up to {@code to} where all of this stands, a byte each character, or -1. */
    public static int last(byte[] b, int from, int to, String wanted) {
        for (int i = to - wanted.length(); i >= from; i--) {
            if (b[i] == wanted.charAt(0) && at(b, i, to, wanted)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether all of this stands here. */
    public static boolean at(byte[] b, int at, int to, String wanted) {
        if (at + wanted.length() > to) {
            return false;
        }
        for (int i = 0; i < wanted.length(); i++) {
            if (b[at + i] != (byte) wanted.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
