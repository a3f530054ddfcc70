package dev.waxseal.detect.glance;

import dev.waxseal.detect.carrier.JsonWalk;
import dev.waxseal.detect.name.Names;
import dev.waxseal.detect.text.Bytes;
import dev.waxseal.detect.text.Chars;

/**
 * Decides about escapes of JSON and XML: whether one stands for a letter, a digit or an {@code @}, which no one escapes
 * without a reason; or for a letter beyond ASCII in what is a name.
 */
final class EscapeClue implements Clue {

    /** How far a name with escapes in it may go on. */
    private static final int MAX_NAME = 128;

    private final Names names;

    EscapeClue(Names names) {
        this.names = names;
    }

    @Override
    public boolean deserves(byte[] b, int from, int to, int at, int lengths) {
        boolean json = b[at - 1] == 'u' || b[at - 1] == 'U';
        boolean hex = (b[at] | 32) == 'x';
        int i = hex ? at + 1 : at;
        int most = Math.min(to, i + 5 - (json ? 1 : 0));
        int radix = json || hex ? 16 : 10;
        int code = 0;
        for (; i < most && Character.digit(b[i], radix) >= 0; i++) {
            code = code * radix + Character.digit(b[i], radix);
        }
        if (code < 128) {
            return Chars.word((char) code) || code == '@';
        }
        boolean within = json && at - 8 >= from && b[at - 8] == '\\' && b[at - 7] == 'u'; // the first one was asked
        return !within && (named(b, to, i) || (json && naming(b, to, at)));
    }

    /** Whether the whole of a string is a name that matters, as in {@code {"key":"\u5bc6\u7801","value":"…"}}. */
    private boolean naming(byte[] b, int to, int at) {
        int begin = at - 2;
        int end = at;
        int most = Math.min(to, at + MAX_NAME);
        while (end < most && (Bytes.name(b[end]) || b[end] == '\\')) {
            end++;
        }
        if (end + 1 >= most || b[end] != '"' || b[end + 1] != ',') {
            return false;
        }
        String text = Bytes.latin(b, begin, end);
        return names.match(JsonWalk.unescape(text, 0, text.length())) != null;
    }

    /** Whether the word that goes on here, with whatever escapes, ends as a name does. */
    static boolean named(byte[] b, int to, int at) {
        int most = Math.min(to, at + MAX_NAME);
        int i = at;
        while (i < most
                && (Bytes.name(b[i]) || b[i] == '%' || b[i] == '\\' || b[i] == ';' || b[i] == '&' || b[i] == '#')) {
            i++;
        }
        while (i < most && (b[i] == '"' || b[i] == '\'' || b[i] == ' ' || b[i] == '\\')) {
            i++;
        }
        return i < most && (b[i] == ':' || b[i] == '=' || b[i] == '>');
    }
}
