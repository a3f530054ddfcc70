package dev.waxseal.detect.value;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.detect.text.Bytes;
import dev.waxseal.detect.text.Chars;
import java.util.Locale;
import java.util.Set;

/** E-mail addresses as people have them: RFC 5321 without its quoted and bracketed forms. */
public final class Emails extends Recognizer {

    /** Endings that look like a top-level domain in file names: {@code logo@2x.png}. */
    private static final Set<String> FILES = Set.of(
            "png",
            "jpg",
            "jpeg",
            "gif",
            "svg",
            "webp",
            "css",
            "js",
            "ts",
            "mjs",
            "json",
            "html",
            "htm",
            "ico",
            "bmp",
            "avif",
            "xml",
            "java",
            "jar",
            "zip",
            "gz",
            "md",
            "local",
            "map",
            "tgz",
            "lock",
            "internal");

    /** Names that belong to a machine, not to a person: {@code git@github.com:acme/shop.git}. */
    private static final Set<String> MACHINES = Set.of("git", "hg", "svn");

    /** How far a host reaches. */
    private static final int REACH = 255;

    Emails() {
        super(Kind.EMAIL, "@", "@");
    }

    @Override
    int end(String s, int at) {
        return start(s, at) < 0 ? -1 : hostEnd(s, at);
    }

    @Override
    int find(String s, int at, Found found) {
        int to = end(s, at);
        if (to > 0) {
            tell(found, start(s, at), to);
        }
        return to;
    }

    @Override
    public boolean deserves(byte[] b, int from, int to, int at, int lengths, Probe scan) {
        if (!parted(b, from, to, at)) {
            return false;
        }
        for (int i = at + 1; i < to && i - at < REACH && b[i] > ' ' && b[i] != '"' && b[i] != '@'; i++) {
            if (b[i] == '.' || b[i] == ':' || b[i] == '/') {
                return true;
            }
        }
        return false;
    }

    /** Whether something stands on either side of this sign. */
    static boolean parted(byte[] b, int from, int to, int at) {
        return at > from
                && at + 1 < to
                && b[at] == '@'
                && (b[at - 1] > ' ' || b[at - 1] < 0)
                && b[at - 1] != '"'
                && (Bytes.word(b[at + 1]) || b[at + 1] < 0 || b[at + 1] == '[');
    }

    public static boolean is(String v) {
        String s = v.startsWith("mailto:") ? v.substring(7) : v;
        int open = s.indexOf('<');
        if (open >= 0 && s.endsWith(">")) {
            s = s.substring(open + 1, s.length() - 1);
        }
        int at = s.indexOf('@');
        return at > 0 && start(s, at) == 0 && hostEnd(s, at) == s.length();
    }

    /** Where the address around this {@code @} begins, or -1 where there is none. */
    private static int start(String s, int at) {
        int from = at;
        int least = Math.max(0, at - 64);
        while (from > least && local(s.charAt(from - 1))) {
            from--;
        }
        while (from < at && !Chars.word(s.charAt(from)) && s.charAt(from) < 0xc0) {
            from++;
        }
        if (from == at
                || s.charAt(at - 1) == '.'
                || MACHINES.contains(s.substring(from, at).toLowerCase(Locale.ROOT))) {
            return -1;
        }
        if (at - from > 14 && Chars.digits(Chars.without(s.substring(from, at), "."))) {
            return -1; // what a mail server numbers messages with
        }
        boolean inUrl =
                from > 0 && (s.charAt(from - 1) == ':' || s.charAt(from - 1) == '/') && userInformation(s, from);
        return inUrl ? -1 : from;
    }

    /** Where the address around this {@code @} ends, or -1 where there is none. */
    private static int hostEnd(String s, int at) {
        int to = at + 1;
        int most = Math.min(s.length(), at + 255);
        int dot = -1;
        while (to < most
                && (Chars.word(s.charAt(to)) || s.charAt(to) == '-' || s.charAt(to) == '.' || s.charAt(to) >= 0xc0)) {
            if (s.charAt(to) == '.') {
                if (to == at + 1 || s.charAt(to - 1) == '.') {
                    return -1;
                }
                if (to + 1 >= s.length()
                        || !(Chars.letter(s.charAt(to + 1))
                                || Chars.digit(s.charAt(to + 1))
                                || s.charAt(to + 1) >= 0xc0)) {
                    break;
                }
                dot = to;
            }
            to++;
        }
        if (dot < 0
                || to - dot < 3
                || (!Chars.letter(s.charAt(at + 1)) && !Chars.digit(s.charAt(at + 1)) && s.charAt(at + 1) < 0xc0)) {
            return -1;
        }
        for (int i = dot + 1; i < to; i++) {
            if (!Chars.letter(s.charAt(i)) && s.charAt(i) < 0xc0 && s.charAt(i) != '-') {
                return -1;
            }
        }
        if (to < s.length()
                && (s.charAt(to) == '@'
                        || s.charAt(to) == '_'
                        || (s.charAt(to) == ':' && to + 1 < s.length() && Chars.letter(s.charAt(to + 1))))) {
            return -1;
        }
        return FILES.contains(s.substring(dot + 1, to).toLowerCase(Locale.ROOT)) ? -1 : to;
    }

    private static boolean local(char c) {
        return Chars.word(c) || ".+-_'".indexOf(c) >= 0 || c >= 0xc0;
    }

    /** Whether what begins here is part of a URL's user information or of a path behind it. */
    private static boolean userInformation(String s, int from) {
        int least = Math.max(0, from - 64);
        for (int i = from; i > least && !Character.isWhitespace(s.charAt(i - 1)) && s.charAt(i - 1) != '"'; i--) {
            if (s.startsWith("://", i - 1)) {
                return true;
            }
        }
        return false;
    }
}
