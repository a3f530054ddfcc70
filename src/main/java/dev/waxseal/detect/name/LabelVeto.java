package dev.waxseal.detect.name;

import dev.waxseal.detect.carrier.Datum;
import dev.waxseal.detect.text.Chars;
import dev.waxseal.detect.text.Lexicon;
import dev.waxseal.detect.text.NameWords;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a value from what only names it: the label of a field, the field itself, a selector, a folder. */
public final class LabelVeto {

    /** Last words of names whose values say where something stands rather than what it is. */
    private static final Set<String> REFERRING = Lexicon.of(Lexicon.Section.REFERRING);

    /** First words of names whose values people read, in any language. */
    private static final Set<String> LABELLING = Set.of(
            "label",
            "lbl",
            "title",
            "button",
            "btn",
            "caption",
            "heading",
            "header",
            "headline",
            "message",
            "msg",
            "placeholder",
            "tooltip",
            "hint",
            "text",
            "txt",
            "menu",
            "link",
            "description",
            "desc",
            "prompt",
            "tab",
            "error",
            "err",
            "info",
            "notice",
            "subtitle",
            "legend",
            "column",
            "help");

    /** First words of names whose values, of several words, ask people for something: {@code enter_password}. */
    private static final Set<String> ASKING =
            Set.of("enter", "type", "choose", "forgot", "create", "show", "hide", "remember");

    private static final int MAX_SIBLINGS = 64;

    private LabelVeto() {}

    /** Why this is no value of the rule, or null. */
    public static @Nullable String veto(Names names, Names.Match match, NameRule rule, String name, Datum datum) {
        String v = datum.value;
        if (match.phrase().endsWith("pwd") && (v.startsWith("/") || v.startsWith("~/") || v.startsWith(":\\", 1))) {
            return "a folder";
        }
        List<String> words = NameWords.of(name);
        if (REFERRING.contains(words.get(words.size() - 1))
                && (v.charAt(0) == '#' || v.charAt(0) == '.' || names.match(v) != null)) {
            return "a field";
        }
        if ((LABELLING.contains(words.get(0)) || (ASKING.contains(words.get(0)) && v.indexOf(' ') > 0)) && read(v)) {
            return "a label";
        }
        boolean secret = rule.check() == Check.PASSWORD || rule.check() == Check.SECRET;
        return secret && label(names, rule, name, datum) ? "a label" : null;
    }

    /** A name of what the rule is about, as people read it, among others of that sort. */
    private static boolean label(Names names, NameRule rule, String name, Datum datum) {
        if (!title(datum.value)) {
            return false;
        }
        Names.Match called = names.match(datum.value);
        return called != null
                && called.rules().contains(rule)
                && (datum.value.indexOf(' ') > 0
                        || name.indexOf('.') > 0
                        || (datum.scope.read && !Datum.plain(datum.value).equals(datum.plainName()))
                        || amongLabels(datum));
    }

    /** Letters of whatever script, and what stands between words. */
    private static boolean read(String v) {
        for (int i = 0; i < v.length(); i++) {
            char c = v.charAt(i);
            if (!Character.isLetter(c)
                    && " -'.,:!?\u2026()/\u00a0".indexOf(c) < 0
                    && Character.getType(c) != Character.NON_SPACING_MARK) {
                return false;
            }
        }
        return true;
    }

    /** Words of letters, the first with a capital. */
    private static boolean title(String v) {
        for (int i = 0; i < v.length(); i++) {
            char c = v.charAt(i);
            if (!Character.isLetter(c) && " -'".indexOf(c) < 0) {
                return false;
            }
        }
        return !Character.isLowerCase(v.charAt(0)) && v.length() <= 40;
    }

    /** Whether a neighbour repeats its own name, or two or more and all of them are titles. */
    private static boolean amongLabels(Datum datum) {
        List<Datum> data = datum.scope.data;
        int titles = 0;
        int most = Math.min(data.size(), MAX_SIBLINGS);
        for (int i = 0; i < most; i++) {
            Datum other = data.get(i);
            if (other != datum && !other.value.isEmpty()) {
                boolean title = title(other.value);
                String plain = Chars.without(other.value, " -'").toLowerCase(Locale.ROOT);
                if (title && plain.equals(other.plainName())) {
                    return true;
                }
                titles = title && titles >= 0 ? titles + 1 : -1;
            }
        }
        return titles >= 2;
    }
}
