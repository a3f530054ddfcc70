package dev.waxseal.detect;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/** The patterns of user-defined kinds; each takes time in proportion to the text, whatever it is. */
final class UserPatterns {
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
            Matcher matcher = one.pattern.matcher(text);
            if (matcher.find()) {
                found.found(one.kind, matcher.start(), matcher.end());
            }
        }
    }
}
