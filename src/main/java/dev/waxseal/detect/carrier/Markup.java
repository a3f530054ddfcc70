package dev.waxseal.detect.carrier;

import dev.waxseal.detect.text.ByteSearch;
import dev.waxseal.detect.text.Bytes;
import dev.waxseal.detect.text.Chars;
import java.io.ByteArrayOutputStream;

/** What may stand in XML and HTML, by what begins and ends it. */
enum Markup {
    TEXT("", "<"),
    COMMENT("<!--", "-->"),
    CDATA("<![CDATA[", "]]>"),
    INSTRUCTION("<?", "?>"),
    DECLARATION("<!", ">"),
    END_TAG("</", ">"),
    START_TAG("<", ">");

    /** What says in a name space that assertions may follow. */
    private static final String SAML = "urn:oasis:names:tc:SAML";

    /** All of it is known by so many bytes. */
    static final int LONGEST_BEGIN = 9;

    /** A bit for each sign that ends a name: white space, control characters, a solidus, the end of a tag. */
    private static final long NAME_ENDS = ((1L << (' ' + 1)) - 1) | (1L << '/') | (1L << '>');

    final String begin;
    final String end;

    Markup(String begin, String end) {
        this.begin = begin;
        this.end = end;
    }

    /** Whether a tag, or something else but text, begins with a {@code <} and this. */
    static boolean begins(char c) {
        return Chars.letter(c) || c == '_' || c == '?' || c == '!';
    }

    /** A name of at most eight letters in small letters as one number, or 0 where it is longer. */
    static long small(byte[] b, int from, int to) {
        long small = 0;
        for (int i = from; i < to && to - from <= Long.BYTES; i++) {
            small = small << Byte.SIZE | (b[i] | 0x20);
        }
        return small;
    }

    private static long small(String name) {
        return small(Bytes.of(name), 0, name.length());
    }

    /** Whether this is an element of HTML that is not closed. */
    static boolean isVoid(long small) {
        return small != 0 && Html.VOID[Html.slot(small)] == small;
    }

    /** Whether what this element of HTML holds is no markup. */
    static boolean isRaw(long small) {
        return small == Html.SCRIPT || small == Html.STYLE;
    }

    private static final class Html {
        static final long SCRIPT = small("script");
        static final long STYLE = small("style");

        private static final int SLOTS = 5;

        /** Found by trying, so that each has a slot of its own. */
        private static final long MIX = 0x36244cb06c518021L;

        static final long[] VOID = new long[1 << SLOTS];

        static {
            for (String element : XmlWalk.VOID) {
                long small = small(element);
                if (VOID[slot(small)] != 0) {
                    throw new IllegalStateException(element);
                }
                VOID[slot(small)] = small;
            }
        }

        static int slot(long small) {
            return (int) ((small * MIX) >>> (Long.SIZE - SLOTS));
        }
    }

    /** Where the name ends that begins here. */
    static int nameEnd(byte[] b, int from, int to) {
        int end = from;
        while (end < to && (b[end] < 0 || b[end] >= Long.SIZE || ((NAME_ENDS >>> b[end]) & 1) == 0)) {
            end++;
        }
        return end;
    }

    /** Where the local name begins, behind a prefix. */
    static int nameBegin(byte[] b, int from, int to) {
        int colon = from;
        while (colon < to && b[colon] != ':') {
            colon++;
        }
        return colon < to ? colon + 1 : from;
    }

    /** What begins at this {@code <}. */
    static Markup at(byte[] b, int tag, int to) {
        byte next = tag + 1 < to ? b[tag + 1] : 0;
        if (next == '/') {
            return END_TAG;
        } else if (next == '?') {
            return INSTRUCTION;
        } else if (next != '!') {
            return START_TAG;
        } else if (ByteSearch.at(b, tag, to, COMMENT.begin)) {
            return COMMENT;
        }
        return ByteSearch.at(b, tag, to, CDATA.begin) ? CDATA : DECLARATION;
    }

    /** Where what begins here ends, or -1 where it does not. */
    int end(byte[] b, int tag, int to) {
        if (this == TEXT) {
            return tag + 1; // a sign that begins nothing
        } else if (this == START_TAG) {
            return tagEnd(b, tag, to);
        }
        int found = ByteSearch.first(b, tag + begin.length(), to, end);
        return found < 0 ? -1 : found + end.length();
    }

    /** A start tag ends where {@code >} stands in no attribute's value. */
    private static int tagEnd(byte[] b, int tag, int to) {
        byte quote = 0;
        for (int i = tag + 1; i < to; i++) {
            if (quote != 0) {
                i = ByteSearch.first(b, i, to, (char) quote);
                quote = 0;
                continue;
            }
            byte c = b[i];
            if (c == '>') {
                return i + 1;
            } else if ((c == '"' || c == '\'') && b[i - 1] == '=') {
                quote = c;
            }
        }
        return -1;
    }

    /** A long start tag without those attributes by which nothing else is known; no more of its name than there is room for. */
    static byte[] telling(byte[] b, int from, int to, byte[] name, int room) {
        ByteArrayOutputStream tag = new ByteArrayOutputStream();
        tag.write('<');
        tag.write(name, 0, Math.min(name.length, room));
        int i = from + 1;
        while (i < to && tag.size() < room) {
            int equals = ByteSearch.first(b, i, to, '=');
            int quote = equals + 1;
            if (quote >= to) {
                break;
            } else if (b[quote] != '"' && b[quote] != '\'') {
                i = quote;
                continue;
            }
            int begin = equals;
            while (begin > i && b[begin - 1] > ' ') {
                begin--;
            }
            int end = ByteSearch.first(b, quote + 1, to, (char) b[quote]);
            String attribute = Datum.plain(Bytes.latin(b, begin, equals));
            boolean telling = TellingNames.has(attribute) || ByteSearch.first(b, quote, end, SAML) >= 0;
            if (telling && end < to && end - begin <= Neighbourhood.SHORT && tag.size() + end - begin < room) {
                tag.write(' ');
                tag.write(b, begin, end + 1 - begin);
            }
            i = end;
        }
        tag.write('>');
        return tag.toByteArray();
    }

    /** What begins the tag and the attribute that is open where the window ends: {@code <img src="}. */
    static String openAttribute(byte[] b, int tag, int to, String element, int longest) {
        int equals = to;
        byte quote = 0;
        for (int i = tag + 1; i < to; i++) {
            if (quote == 0 && (b[i] == '"' || b[i] == '\'') && b[i - 1] == '=') {
                quote = b[i];
                equals = i;
            } else if (b[i] == quote) {
                quote = 0;
            }
        }
        StringBuilder open = new StringBuilder("<").append(element).append(' ');
        if (quote != 0) {
            int name = equals;
            while (name > tag && b[name - 1] > ' ' && equals - name < longest) {
                name--;
            }
            for (int i = name; i <= equals; i++) {
                open.append((char) (b[i] & 0xff));
            }
        }
        return open.toString();
    }
}
