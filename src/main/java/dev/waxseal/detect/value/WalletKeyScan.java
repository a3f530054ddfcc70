package dev.waxseal.detect.value;

import dev.waxseal.detect.text.Bytes;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks for words so long that they may be the key of a wallet, at distances at which none can hide. */
final class WalletKeyScan {

    /** The fewest letters and digits of a private key in wallet import format. */
    private static final int LEAST = 51;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private WalletKeyScan() {}

    static boolean any(byte[] b, int from, int to) {
        int i = from;
        while (i + 8 <= to) {
            int end = i;
            if (!below((long) EIGHT.get(b, i), '0')) {
                while (end < to && Bytes.word(b[end])) {
                    end++;
                }
                if (key(b, from, i, end)) {
                    return true;
                }
            }
            i = Math.max(i + LEAST - 7, end);
        }
        return false;
    }

    /** Whether any of the eight bytes is smaller: white space, quotes, and most of what stands between words. */
    private static boolean below(long eight, int limit) {
        return ((eight - ONES * limit) & ~eight & HIGHS) != 0;
    }

    private static boolean key(byte[] b, int from, int at, int end) {
        int start = at;
        while (start > from && end - start <= LEAST + 1 && Bytes.word(b[start - 1])) {
            start--;
        }
        // the first character may be the length of what follows, as binary formats have it
        boolean announced = start > from && b[start - 1] < ' ' && b[start - 1] >= 0;
        boolean percent = start > from && b[start - 1] == '%';
        boolean control = start > from && b[start - 1] == '\\';
        return key(b, start, end)
                || ((announced || control) && key(b, start + 1, end))
                || (percent && key(b, start + 2, end));
    }

    private static boolean key(byte[] b, int start, int end) {
        int n = end - start;
        return (n == LEAST || n == LEAST + 1) && WalletKeys.base58(Bytes.latin(b, start, end));
    }
}
