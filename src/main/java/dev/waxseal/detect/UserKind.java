package dev.waxseal.detect;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.waxseal.catalogue.Severity;
import dev.waxseal.detect.text.Chars;
import dev.waxseal.detect.text.NameWords;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of sensitive data that a user adds: what has one of the names, and what the pattern finds. Reports show it as
 * {@code user-defined:<name>}.
 *
 * <p>Patterns are those of RE2, which take time in proportion to the text and know no look-around or back-references.
 * One that begins with three or more letters, digits, {@code _} or {@code -} costs clean messages nothing; any other one
 * has every message read in full.
 *
 * @param name small letters, digits and dashes
 * @param names field names that say so, in any spelling; may be empty where there is a pattern
 * @param pattern what such a value looks like wherever it stands, or null
 * @param severity how bad it is to send it in clear
 * @param reason why it is sensitive, for whoever has to mend it
 */
public record UserKind(
        String name, List<String> names, @Nullable String pattern, Severity severity, String reason) {

    /** What the ids of these kinds begin with. */
    static final String PREFIX = "user-defined:";

    /** Longer patterns are programs. */
    private static final int MAX_PATTERN = 500;

    /**
     * @throws IllegalArgumentException where the kind cannot work; the message names the kind and what is wrong with it
     */
    public UserKind {
        names = List.copyOf(names);
        if (name.isEmpty() || name.length() > 40 || !name.equals(name.replaceAll("[^a-z0-9-]", ""))) {
            throw new IllegalArgumentException(
                    "the kind \"" + name + "\" needs a name of 1 to 40 small letters, digits and dashes");
        }
        if (names.isEmpty() && pattern == null) {
            throw new IllegalArgumentException("the kind \"" + name + "\" needs names or a pattern");
        }
        if (reason.isBlank()) {
            throw new IllegalArgumentException("the kind \"" + name + "\" needs a reason");
        }
        for (String field : names) {
            if (NameWords.of(field).isEmpty()
                    || String.join("", NameWords.of(field)).length() < 3) {
                throw new IllegalArgumentException("the kind \"" + name + "\": the field name \"" + field
                        + "\" is too short; it needs three letters");
            }
        }
        if (pattern != null) {
            compiled(name, pattern);
        }
    }

    String id() {
        return PREFIX + name;
    }

    /** What the rules make of it. */
    @Nullable Pattern compiled() {
        return pattern == null ? null : compiled(name, pattern);
    }

    private static Pattern compiled(String name, String pattern) {
        if (pattern.length() > MAX_PATTERN) {
            throw new IllegalArgumentException(
                    "the kind \"" + name + "\": the pattern is longer than " + MAX_PATTERN + " characters");
        }
        try {
            Pattern compiled = Pattern.compile(pattern);
            if (compiled.matcher("").find()) {
                throw new IllegalArgumentException(
                        "the kind \"" + name + "\": the pattern \"" + pattern + "\" matches where nothing is");
            }
            return compiled;
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "the kind \"" + name + "\": the pattern \"" + pattern + "\" is not understood: "
                            + e.getDescription(),
                    e);
        }
    }

    /** The characters that every match begins with, in small letters; empty where that cannot be told. */
    static String literal(String pattern) {
        int i = pattern.startsWith("\\b") ? 2 : 0;
        int start = i;
        while (i < pattern.length()
                && (Chars.word(pattern.charAt(i)) || pattern.charAt(i) == '-' || pattern.charAt(i) == '_')) {
            i++;
        }
        if (pattern.indexOf('|') >= 0) {
            return "";
        }
        boolean optional = i < pattern.length() && "?*{".indexOf(pattern.charAt(i)) >= 0;
        String literal = pattern.substring(start, optional ? Math.max(start, i - 1) : i);
        return literal.length() < 3 ? "" : literal;
    }
}
