package dev.waxseal.detect.value;

import dev.waxseal.detect.text.Bytes;

/** Decides about an {@code @}: whether it may be that of an e-mail address or of a URL's user information. */
public final class MailClue implements Clue {

    /** How far a host, or a user with a password, reaches. */
    private static final int REACH = 255;

    @Override
    public boolean deserves(byte[] b, int from, int to, int at, int lengths) {
        if (at == from
                || at + 1 >= to
                || b[at] != '@'
                || b[at - 1] <= ' '
                || b[at - 1] == '"'
                || !(Bytes.word(b[at + 1]) || b[at + 1] < 0 || b[at + 1] == '[')) {
            return false;
        }
        for (int i = at + 1; i < to && i - at < REACH && b[i] > ' ' && b[i] != '"' && b[i] != '@'; i++) {
            if (b[i] == '.' || b[i] == ':' || b[i] == '/') {
                return true;
            }
        }
        // user information needs no dot in the host
        int signs = 0;
        for (int i = at - 1; i > from + 1 && at - i < REACH && b[i] > ' ' && b[i] != '"'; i--) {
            signs += b[i] == '@' ? 1 : 0;
            if (signs > UserInfo.MAX_SIGNS) {
                return false;
            }
            if (b[i] == '/' && b[i - 1] == '/') {
                return true;
            }
        }
        return false;
    }
}
