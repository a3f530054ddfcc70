package dev.waxseal.detect.carrier;

import dev.waxseal.detect.text.Chars;
import dev.waxseal.detect.text.Lexicon;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads values that no sign parts from their names: {@code the password is hunter2}, {@code 482913 is your code},
 * {@code IDENTIFIED BY 'x'}, {@code machine x login y password z}.
 */
public final class Sentences {

    /** With the space before it. */
    private static final int LONGEST_VERB = 12;

    /** How far before a value is looked for what it belongs to. */
    private static final int MAX_BACK = 120;

    private static final Set<String> TOLD = Lexicon.of(Lexicon.Section.NUMBERS);

    private static final Set<String> CALLED = Lexicon.of(Lexicon.Section.PHONES);

    /** What stands between a name and its value in a sentence. */
    private static final Set<String> VERBS = Lexicon.of(Lexicon.Section.VERBS);

    private static final List<String> BETWEEN = Lexicon.listed(Lexicon.Section.BETWEEN);

    /** How texts about the form of a value begin. */
    private static final List<String> FORMS = List.of("base", "sha", "md5", "utf", "aes", "rsa", "hs2", "rs2", "pbkdf");

    private final TextNames names;
    private final TextValues values;
    private final String s;
    private final String location;
    private final Scope scope;

    Sentences(TextNames names, String s, String location, Scope scope) {
        this.names = names;
        this.values = new TextValues(s);
        this.s = s;
        this.location = location;
        this.scope = scope;
    }

    private static final int LONGEST_STATEMENT = 300;

    /** How far the password is behind the user whom it is set for. */
    private static final int LONGEST_ACCOUNT = 100;

    /** What the first look notices such sentences by. */
    public static List<String> keywords() {
        List<String> keywords = new ArrayList<>(List.of(
                "securestring", "identified_by", "identified_with", "password_for_", "\npass_", "\rpass_", "\\npass_"));
        for (String between : Lexicon.listed(Lexicon.Section.BETWEEN)) {
            keywords.add("0_" + between.replace(' ', '_') + '_');
        }
        return keywords;
    }

    /** A name in prose without the verb at its end: {@code my password is: …}. */
    public static String withoutVerb(String name) {
        int space = name.lastIndexOf(' ');
        return space > 0 && VERBS.contains(name.substring(space + 1)) ? name.substring(0, space) : name;
    }

    /** Reads what begins with a line. */
    void line(int start) {
        login(start);
        pass(start);
    }

    /** Reads what stands around this space, which is neither the first nor among the last of the text. */
    void space(int i) {
        char before = s.charAt(i - 1);
        char next = s.charAt(i + 1);
        if (next == 'p') {
            login(i + 1);
        } else if ((before | 32) == 'r' && ends(i - 16, "set password for")) {
            setFor(i);
        } else if (TextValues.quote(next) || ((before | 32) == 'y' && i > 1 && (s.charAt(i - 2) | 32) == 'b')) {
            stated(i);
        } else if ((Chars.digit(next) || next == '(' || next == '+') && Chars.letter(before)) {
            told(i);
            phone(i);
        } else if (Chars.digit(before)) {
            between(i);
        } else if (Character.isLetter(next)) {
            sentence(i);
        }
    }

    /** {@code cvv 123}: a name that only ever stands before its number. */
    private void told(int space) {
        int from = space;
        while (from > 0 && space - from < 5 && Chars.letter(s.charAt(from - 1))) {
            from--;
        }
        String name = s.substring(from, space).toLowerCase(Locale.ROOT);
        boolean whole = from == 0 || !Chars.word(s.charAt(from - 1));
        int end = Chars.digitsEnd(s, space + 1);
        if (whole && TOLD.contains(name) && (end == s.length() || !Chars.word(s.charAt(end)))) {
            scope.add(location, name, s.substring(space + 1, end), space + 1, end);
        }
    }

    /** {@code phone (415) 555-2671}: a name, and a number in groups. */
    private void phone(int space) {
        int from = space;
        while (from > 0 && space - from < 10 && Chars.letter(s.charAt(from - 1))) {
            from--;
        }
        int to = space + 1;
        while (to < s.length() && (Chars.digit(s.charAt(to)) || " -+().".indexOf(s.charAt(to)) >= 0)) {
            to++;
        }
        if (CALLED.contains(s.substring(from, space).toLowerCase(Locale.ROOT))
                && to - space > 7
                && (s.charAt(to - 1) == ' ' || !word(to))) {
            scope.add(location, "phone", s.substring(space + 1, to).strip(), space + 1, to);
        }
    }

    /** {@code PASSWORD 'x'} and {@code IDENTIFIED BY x} of SQL, {@code ConvertTo-SecureString "x"} of PowerShell. */
    private void stated(int space) {
        int from = space;
        while (from > 0 && space - from < 12 && Chars.letter(s.charAt(from - 1))) {
            from--;
        }
        boolean quoted = TextValues.quote(s.charAt(space + 1));
        boolean password = space - from == 8 && quoted && s.regionMatches(true, from, "password", 0, 8);
        boolean secure = space - from == 12 && quoted && ends(from - 10, "ConvertTo-SecureString");
        boolean by = space - from == 2 && s.regionMatches(true, from, "by", 0, 2) && identified(from);
        if (by && !made(from)) {
            return;
        }
        if (password || secure || (by && (quoted || s.charAt(from) == 'B'))) {
            int start = space + (quoted ? 2 : 1);
            int end = values.end(space + 1);
            boolean hash = by && !quoted && s.startsWith(" '", end); // BY PASSWORD '…'
            if (end < s.length() + (quoted ? 0 : 1) && end > start && !word(from - 1) && !hash) {
                scope.add(location, "password", s.substring(start, end), start, end);
            }
        }
    }

    /** {@code SET PASSWORD FOR 'mara'@'%' = 'x'} of MySQL. */
    private void setFor(int space) {
        int equals = Chars.indexOf(s, '=', space, Math.min(s.length(), space + LONGEST_ACCOUNT));
        int quote = equals < 0 ? s.length() : Chars.skipSpace(s, equals + 1);
        if (quote < s.length() && TextValues.quote(s.charAt(quote))) {
            int end = values.end(quote);
            scope.add(location, "password", s.substring(quote + 1, end), quote + 1, end);
        }
    }

    /** Whether SQL makes or changes something before; {@code IDENTIFIED BY} of ASN.1 and of prose does not. */
    private boolean made(int by) {
        String before = s.substring(Math.max(0, by - LONGEST_STATEMENT), by).toLowerCase(Locale.ROOT);
        return before.contains("create ")
                || before.contains("alter ")
                || before.contains("grant ")
                || before.contains("set ")
                || before.contains("connect to");
    }

    private boolean ends(int from, String words) {
        return from >= 0 && s.regionMatches(true, from, words, 0, words.length());
    }

    /** Whether {@code IDENTIFIED}, or that and {@code WITH} something, stands before. */
    private boolean identified(int by) {
        if (ends(by - 11, "identified ")) {
            return true;
        }
        int with = by - 1;
        int least = Math.max(0, by - TextNames.MOST);
        while (with > least && s.charAt(with - 1) != ' ') {
            with--;
        }
        return ends(with - 16, "identified with ");
    }

    /** {@code 482913 is your code}: digits before what they are. */
    private void between(int space) {
        for (String between : BETWEEN) {
            int end = space + 1 + between.length();
            if (s.startsWith(between, space + 1) && s.startsWith(" ", end)) {
                before(space, s.indexOf(' ', space + 1));
                return;
            }
        }
    }

    /** {@code the password is hunter2}, where the last word is no word. */
    private void sentence(int space) {
        int end = Chars.indexOf(s, ' ', space + 1, Math.min(s.length(), space + LONGEST_VERB + 1));
        if (end < 0
                || end - space > LONGEST_VERB
                || !digitNear(end + 1) // seldom, and quicker asked than whether this is a verb
                || !VERBS.contains(s.substring(space + 1, end))) {
            return;
        }
        if (Character.isLetter(s.charAt(space - 1))) {
            int to = values.end(end + 1);
            while (to > end + 1 && ".!?".indexOf(s.charAt(to - 1)) >= 0) {
                to--;
            }
            String value = s.substring(end + 1, to);
            if (value.length() >= 4 && coded(value)) {
                scope.add(location, names.before(space, true), value, end + 1, to);
            }
        }
    }

    /** Whether a digit stands in the word that begins here; in quotes it may stand in a later one. */
    private boolean digitNear(int from) {
        for (int i = from; i < s.length(); i++) {
            char c = s.charAt(i);
            if (Chars.digit(c) || TextValues.quote(c)) {
                return true;
            } else if (Character.isWhitespace(c)) {
                return false;
            }
        }
        return false;
    }

    /** {@code 482913 is your verification code}, {@code use 4829 as your PIN}: digits before what they are. */
    private void before(int space, int verbEnd) {
        int from = space;
        while (from > 0 && space - from < 9 && Chars.digit(s.charAt(from - 1))) {
            from--;
        }
        int to = verbEnd + 1;
        while (to < s.length() && to - verbEnd < TextNames.MOST && ".,:;!\n\"<".indexOf(s.charAt(to)) < 0) {
            to++;
        }
        if (!word(from - 1)) {
            scope.add(location, s.substring(verbEnd + 1, to), s.substring(from, space), from, space);
        }
    }

    /** Letters and digits mixed, or digits alone, and not how something is encoded. */
    private static boolean coded(String value) {
        if (!Chars.hasDigit(value)) {
            return false;
        }
        String lower = value.toLowerCase(Locale.ROOT);
        for (String form : FORMS) {
            if (lower.startsWith(form)) {
                return false;
            }
        }
        return true;
    }

    /** {@code machine x login y password z}, as {@code .netrc} files have it, on one line or several. */
    private void login(int at) {
        int from = at + 9;
        int least = Math.max(0, at - MAX_BACK);
        if (s.startsWith("password ", at) && from < s.length()) {
            boolean login = s.substring(least, at).contains("login ");
            int end = Chars.tokenEnd(s, from, s.length());
            if (login && end > from) {
                scope.add(location, "password", s.substring(from, end), from, end);
            }
        }
    }

    /** {@code PASS z} on the line behind {@code USER x}, as FTP and POP3 have it. */
    private void pass(int at) {
        int from = at + 5;
        if (at < 6 || from >= s.length() || !s.startsWith("PASS ", at)) {
            return;
        }
        int line = at - 1;
        int least = Math.max(0, at - MAX_BACK);
        while (line > least && s.charAt(line - 1) != '\n') {
            line--;
        }
        int end = Chars.tokenEnd(s, from, s.length());
        if (s.startsWith("USER ", line) && end > from) {
            scope.add(location, "password", s.substring(from, end), from, end);
        }
    }

    private boolean word(int at) {
        return at >= 0 && at < s.length() && Chars.word(s.charAt(at));
    }
}
