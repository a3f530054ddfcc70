package dev.waxseal.detect;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.waxseal.detect.text.ByteSearch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The patterns of user-defined kinds; each takes time in proportion to the text, whatever it is. */
final class UserPatterns {
    /**
     * One pattern.
     *
     * @param literal what its matches begin with, or empty
     * @param longest how many bytes a match can have, however it is written: six for a character
     */
    private record One(UserKind kind, Pattern pattern, String literal, long longest) {}

    /** So many bytes has a character at the most: an escape of JSON. */
    private static final long WIDEST = 6;

    /** Is told what was found. */
    interface Found {
        void found(UserKind kind, int from, int to);
    }

    private final List<One> patterns = new ArrayList<>();
    private final List<String> literals = new ArrayList<>();

    UserPatterns(List<UserKind> kinds) {
        for (UserKind kind : kinds) {
            Pattern compiled = kind.compiled();
            if (compiled != null) {
                String literal = UserKind.literal(compiled.pattern());
                patterns.add(new One(kind, compiled, literal, WIDEST * PatternLength.of(compiled.pattern())));
                literals.add(literal);
            }
        }
    }

    /** What each match has in it; empty where that may be anything. */
    List<String> literals() {
        return literals;
    }

    /**
     * What may have been cut where a long value is read in two windows, or null: a match began in the first of them before
     * what the second reads again, and did not end there.
     *
     * @param from where what is new in the window begins
     * @param again where the next one goes on
     * @param to where this one ends
     */
    @Nullable String cut(byte[] window, int from, int again, int to) {
        for (One one : patterns) {
            int begin = one.literal.isEmpty() ? -1 : ByteSearch.first(window, from, to, one.literal);
            while (begin >= 0 && begin < again) {
                int end = begin + 1;
                if (to - begin < one.longest) {
                    Matcher matcher = one.pattern.matcher(new String(window, begin, to - begin, UTF_8));
                    if (!matcher.lookingAt()) {
                        return "matches of " + one.kind.id()
                                + " of more than 1 KB in long values; it is read to its end if its"
                                + " pattern says how long it can be: {1,40}";
                    }
                    end = begin + Math.max(1, matcher.end());
                }
                begin = ByteSearch.first(window, Math.min(end, to), to, one.literal);
            }
        }
        return null;
    }

    void search(String text, Found found) {
        for (One one : patterns) {
            Matcher matcher = one.pattern.matcher(text);
            if (matcher.find()) {
                found.found(one.kind, matcher.start(), matcher.end());
            }
        }
    }
}
