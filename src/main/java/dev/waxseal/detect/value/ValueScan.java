package dev.waxseal.detect.value;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.catalogue.Severity;
import dev.waxseal.detect.carrier.FormWalk;
import dev.waxseal.detect.carrier.JsonWalk;
import dev.waxseal.detect.text.Bytes;
import dev.waxseal.detect.text.Chars;
import java.util.Arrays;

/** Finds what is recognised by itself, whatever it is called: one pass over a text, each place looked at once. */
public final class ValueScan implements Probe {

    private static final int ASCII = 128;

    /** Whoever may begin with each ASCII character. */
    private final Recognizer[][] byFirst = new Recognizer[ASCII][];

    public ValueScan(Recognizers recognizers) {
        Recognizer[] none = {};
        Arrays.fill(byFirst, none);
        for (int r = 0; r < recognizers.size(); r++) {
            String first = recognizers.get(r).first();
            for (int i = 0; i < first.length(); i++) {
                Recognizer[] others = byFirst[first.charAt(i)];
                Recognizer[] more = Arrays.copyOf(others, others.length + 1);
                more[others.length] = recognizers.get(r);
                byFirst[first.charAt(i)] = more;
            }
        }
    }

    /** Tells of all that is recognised in the text. */
    public void scan(String s, Found found) {
        boolean boundary = true;
        int i = 0;
        while (i < s.length()) {
            char c = s.charAt(i);
            int next = c < ASCII && (boundary || !Chars.word(c)) ? find(s, i, c, found) : -1;
            if (Chars.digit(c)) {
                next = Math.max(next, Chars.digitsEnd(s, i)); // digits are looked at where they begin
            }
            i = next > i ? next : i + 1;
            boundary =
                    i == s.length() || !Chars.word(s.charAt(i - 1)) || !Chars.word(s.charAt(i)) || announced(s, i - 1);
        }
    }

    private int find(String s, int i, char c, Found found) {
        for (Recognizer recognizer : byFirst[c]) {
            int end = recognizer.find(s, i, found);
            if (end > 0) {
                return end;
            }
        }
        return -1;
    }

    /** Whether the character here is the length of what follows, as Protocol Buffers and many a binary format write it. */
    private static boolean announced(String s, int at) {
        char length = s.charAt(at);
        if (at == 0 || s.charAt(at - 1) >= ' ' || at + length >= s.length()) {
            return false;
        }
        for (int i = at + 1; i <= at + length; i++) {
            if (s.charAt(i) < ' ') {
                return false;
            }
        }
        return s.charAt(at - 1) != '\n' || !Chars.digit(length);
    }

    @Override
    public boolean any(String s) {
        Any any = new Any();
        scan(s, any);
        return any.found;
    }

    @Override
    public boolean any(byte[] b, int from, int to, int at) {
        String around = Bytes.latin(b, Math.max(from, at - Recognizer.AROUND), Math.min(to, at + Recognizer.AROUND));
        if (any(around) || (around.indexOf('/') >= 0 && any(around.replace('/', ' ')))) {
            return true; // segments of a path are values of their own
        }
        boolean encoded = around.indexOf('+') >= 0 || around.indexOf('%') >= 0;
        if (encoded && any(FormWalk.decode(around, 0, around.length()))) {
            return true;
        }
        String plain = around;
        for (int depth = 0; depth < 2 && plain.indexOf('\\') >= 0; depth++) {
            plain = JsonWalk.unescape(plain, 0, plain.length());
            if (any(plain)) {
                return true;
            }
        }
        return false;
    }

    private static final class Any implements Found {
        private boolean found;

        @Override
        public void found(Kind kind, Severity severity, int from, int to, String label) {
            found = true;
        }
    }
}
