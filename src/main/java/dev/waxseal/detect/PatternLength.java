package dev.waxseal.detect;

/** How long a match of an RE2 pattern can be, in characters: the pattern is read as far as lengths go. */
final class PatternLength {

    /** There is no end to it. */
    static final int ENDLESS = 1 << 20;

    private static final String NOTHING = "^$";
    private static final String NOTHING_ESCAPED = "bBAzZ";

    private final String pattern;
    private int at;

    private PatternLength(String pattern) {
        this.pattern = pattern;
    }

    /** The length of the longest match of a pattern that is known to be one, or {@link #ENDLESS}. */
    static int of(String pattern) {
        PatternLength reading = new PatternLength(pattern);
        int longest = reading.alternatives();
        return reading.at < pattern.length() ? ENDLESS : longest; // something that is not known here
    }

    private char next() {
        return at < pattern.length() ? pattern.charAt(at) : 0;
    }

    private int alternatives() {
        int longest = sequence();
        while (next() == '|') {
            at++;
            longest = Math.max(longest, sequence());
        }
        return longest;
    }

    private int sequence() {
        int length = 0;
        while (at < pattern.length() && next() != '|' && next() != ')') {
            length = Math.min(ENDLESS, length + repeated(one()));
        }
        return length;
    }

    private int one() {
        char c = next();
        at++;
        if (c == '(') {
            return group();
        } else if (c == '[') {
            characters();
            return 1;
        } else if (c == '\\') {
            return escaped();
        }
        return NOTHING.indexOf(c) >= 0 ? 0 : 1;
    }

    private int group() {
        if (next() == '?') { // flags, or a name
            while (at < pattern.length() && ":>)".indexOf(next()) < 0) {
                at++;
            }
            if (next() == ')') {
                at++;
                return 0;
            }
            at++;
        }
        int longest = alternatives();
        at++;
        return longest;
    }

    private void characters() {
        at += next() == '^' ? 1 : 0;
        at += next() == ']' ? 1 : 0;
        while (at < pattern.length() && next() != ']') {
            boolean named = pattern.startsWith("[:", at) && pattern.indexOf(":]", at) > 0;
            at = named ? pattern.indexOf(":]", at) + 2 : at + (next() == '\\' ? 2 : 1);
        }
        at++;
    }

    private int escaped() {
        char c = next();
        at++;
        if (c == 'Q') {
            int end = pattern.indexOf("\\E", at);
            int length = (end < 0 ? pattern.length() : end) - at;
            at = end < 0 ? pattern.length() : end + 2;
            return length;
        } else if ("pPx".indexOf(c) >= 0 && next() == '{') {
            at = Math.max(at, pattern.indexOf('}', at)) + 1;
        } else if (c == 'x') {
            at += 2;
        } else if (c == 'p' || c == 'P') {
            at++;
        }
        return NOTHING_ESCAPED.indexOf(c) >= 0 ? 0 : 1;
    }

    private int repeated(int one) {
        long length = one;
        while (at < pattern.length() && "*+?{".indexOf(next()) >= 0) {
            int end = next() == '{' ? pattern.indexOf('}', at) : at;
            if (end < 0) {
                return ENDLESS;
            }
            length *= most(pattern.substring(at, end + 1));
            length = Math.min(ENDLESS, length);
            at = end + 1;
        }
        return (int) length;
    }

    /** How often at the most: {@code *}, <code>{4}</code>, <code>{4,}</code>, <code>{4,8}</code>. */
    private static int most(String often) {
        if (often.equals("?")) {
            return 1;
        } else if (often.length() < 3 || often.endsWith(",}")) {
            return ENDLESS;
        }
        int most = 0;
        for (int i = Math.max(1, often.indexOf(',') + 1); i < often.length() - 1; i++) {
            int digit = Character.digit(often.charAt(i), 10);
            most = digit < 0 || most > ENDLESS / 10 - 1 ? ENDLESS / 10 : most * 10 + digit;
        }
        return most;
    }
}
