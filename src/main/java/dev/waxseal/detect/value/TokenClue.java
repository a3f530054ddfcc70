package dev.waxseal.detect.value;

import dev.waxseal.detect.carrier.FormWalk;
import dev.waxseal.detect.text.Bytes;

/** Decides about the beginning of a vendor's token: whether the whole token follows. */
public final class TokenClue implements Clue {

    /** The longest token that is tried. */
    private static final int MOST = 1100;

    /** No vendor's literals are longer. */
    private static final int LITERALS = 48;

    private final VendorTokens vendors;

    public TokenClue(VendorTokens vendors) {
        this.vendors = vendors;
    }

    @Override
    public boolean deserves(byte[] b, int from, int to, int at, int lengths) {
        for (int left = lengths; left != 0; left &= left - 1) {
            int begin = at - Integer.numberOfTrailingZeros(left) + 1;
            if (begin >= from && begins(b, from, begin) && token(b, begin, to)) {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing stands before this that it would be a part of; the length of what follows, say, or an escape. */
    private static boolean begins(byte[] b, int from, int begin) {
        return begin == from
                || !Bytes.word(b[begin - 1])
                || (begin - 2 >= from && b[begin - 2] < ' ' && b[begin - 2] >= 0)
                || Bytes.escaped(b, from, begin);
    }

    private boolean token(byte[] b, int begin, int to) {
        boolean plain = vendors.begins(b, begin, to);
        boolean encoded = encoded(b, begin, to);
        if (!plain && !encoded) {
            return false;
        }
        String s = Bytes.latin(b, begin, Math.min(to, begin + MOST));
        return (plain && vendors.match(s, 0) != null)
                || (encoded && vendors.match(FormWalk.decode(s, 0, s.length()), 0) != null);
    }

    /** Whether an escape follows within what a vendor's literals may be long. */
    private static boolean encoded(byte[] b, int begin, int to) {
        int most = Math.min(to, begin + LITERALS);
        for (int i = begin; i < most && b[i] > ' ' && b[i] != '"' && b[i] != '&'; i++) {
            if (b[i] == '%') {
                return true;
            }
        }
        return false;
    }
}
