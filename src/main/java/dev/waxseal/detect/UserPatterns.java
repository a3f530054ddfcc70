package dev.waxseal.detect;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/** The patterns of user-defined kinds, tried on slices of bounded size. */
final class UserPatterns {
    private static final int SLICE = 4096;

    /** A match on the seam of two slices is found when it is no longer than this. */
    private static final int OVERLAP = 256;

    private record One(UserKind kind, Pattern pattern) {}

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
                patterns.add(new One(kind, compiled));
                String literal = UserKind.literal(compiled.pattern());
                literals.add(literal);
            }
        }
    }

    /** What each match has in it; empty where that may be anything. */
    List<String> literals() {
        return literals;
    }

    void search(String text, Found found) {
        for (One one : patterns) {
            for (int from = 0; from < text.length(); from += SLICE - OVERLAP) {
                Matcher matcher = one.pattern.matcher(text.substring(from, Math.min(text.length(), from + SLICE)));
                if (matcher.find()) {
                    found.found(one.kind, from + matcher.start(), from + matcher.end());
                    break;
                }
            }
        }
    }
}
