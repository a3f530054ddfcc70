package dev.waxseal.detect;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Looks for Base64 (RFC 4648) that holds text, at distances at which none that is long enough can hide. */
final class Base64Runs {

    /** Characters that must decode to text, a multiple of four; by chance one run of random bytes in 10,000 does. */
    private static final int WINDOW = 16;

    /** Further characters are tried, so that long runs of random bytes do not. */
    private static final int MOST = 64;

    /** What is shorter than this and a window, with whatever begins it, may be passed over. */
    private static final int STRIDE = 21;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    /** The number of each character, or -1. */
    private static final byte[] NUMBERS = new byte[256];

    static {
        Arrays.fill(NUMBERS, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) {
            NUMBERS[alphabet.charAt(i)] = (byte) i;
        }
        NUMBERS['-'] = 62;
        NUMBERS['_'] = 63;
    }

    private Base64Runs() {}

    static boolean text(byte[] b, int from, int to) {
        for (int i = from; i + WINDOW <= to; i += STRIDE) {
            long eight = (long) EIGHT.get(b, i);
            if (((eight - ONES * '+') & ~eight & HIGHS) == 0 && alphabet(b, i) && run(b, i, to)) {
                return true;
            }
        }
        return false;
    }

    /** Whether all are of the alphabet, and some capitals, which hexadecimal digests and long words have none of. */
    private static boolean alphabet(byte[] b, int at) {
        boolean capitals = false;
        for (int i = at + WINDOW - 1; i >= at; i--) {
            byte number = NUMBERS[b[i] & 0xff];
            if (number < 0) {
                return false;
            }
            capitals |= number < 26;
        }
        return capitals;
    }

    /** Whether what stands here is text in Base64, whichever of four characters a group begins with. */
    private static boolean run(byte[] b, int at, int to) {
        for (int shift = 0; shift < 4; shift++) {
            if (text(b, at + shift, Math.min(to, at + shift + MOST), WINDOW)) {
                return true;
            }
        }
        return false;
    }

    private static boolean text(byte[] b, int from, int to, int least) {
        int i = from;
        for (; i + 4 <= to; i += 4) {
            int one = NUMBERS[b[i] & 0xff];
            int two = NUMBERS[b[i + 1] & 0xff];
            int three = NUMBERS[b[i + 2] & 0xff];
            int four = NUMBERS[b[i + 3] & 0xff];
            if ((one | two | three | four) < 0) {
                break;
            }
            boolean text = printable(one << 2 | two >> 4)
                    && printable((two & 15) << 4 | three >> 2)
                    && printable((three & 3) << 6 | four);
            if (!text) {
                return false;
            }
        }
        return i - from >= least;
    }

    private static boolean printable(int b) {
        return (b >= ' ' && b < 0x7f) || b == '\n' || b == '\r' || b == '\t';
    }
}
