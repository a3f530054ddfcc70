package dev.waxseal.production;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Fills in {@code ${name}}, {@code ${name:default}}, {@code ${NAME:-default}} and Maven's {@code @name@}. */
final class Placeholders {

    private static final int DEEPEST = 16;

    private final Function<String, @Nullable String> known;
    private @Nullable String missing;

    Placeholders(Function<String, @Nullable String> known) {
        this.known = known;
    }

    /** The text with everything filled in that is known. */
    String fill(String text) {
        return fill(text, 0);
    }

    /** The first name for which nothing was known, null where there was none. */
    @Nullable String missing() {
        return missing;
    }

    private String fill(String text, int depth) {
        StringBuilder filled = new StringBuilder();
        for (int i = 0; i < text.length(); ) {
            int end = text.startsWith("${", i) ? closing(text, i + 2) : -1;
            int at = end < 0 && text.charAt(i) == '@' ? text.indexOf('@', i + 1) : -1;
            if (end > 0) {
                filled.append(value(text.substring(i + 2, end), text.substring(i, end + 1), depth));
                i = end + 1;
            } else if (at > 0 && known.apply(text.substring(i + 1, at)) != null) {
                filled.append(value(text.substring(i + 1, at), text.substring(i, at + 1), depth));
                i = at + 1;
            } else {
                filled.append(text.charAt(i++));
            }
        }
        return filled.toString();
    }

    private String value(String inner, String whole, int depth) {
        int colon = inner.indexOf(':');
        String name = colon < 0 ? inner : inner.substring(0, colon);
        String value = depth > DEEPEST ? null : known.apply(name);
        if (value == null && colon >= 0) {
            value = inner.startsWith("-", colon + 1) ? inner.substring(colon + 2) : inner.substring(colon + 1);
        }
        if (value == null || depth > DEEPEST) {
            missing = missing == null ? name : missing;
            return whole;
        }
        return fill(value, depth + 1);
    }

    /** Where the brace closes that was opened before; -1 where it does not. */
    private static int closing(String text, int from) {
        int open = 1;
        for (int i = from; i < text.length(); i++) {
            open += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            if (open == 0) {
                return i;
            }
        }
        return -1;
    }
}
