package dev.waxseal.detect.glance;

import dev.waxseal.detect.text.Bytes;

/**
 * Decides about percent-encoding, and about a plus where forms have one for a space.
 *
 * <p>An escape is decoded only where that could tell anything: where it stands for what names and values are written with,
 * or may join what stands on either side of it. Whoever else decides reads over escapes, so what lies between two of them
 * needs no help. A form is full of commas, brackets and spaces that join nothing, and costs no more than other content.
 */
final class PercentClue extends EncodedClue {
    private static final String[] KEYWORDS = {"%0", "%a", "%b", "%c", "%d", "%e", "%f"};

    /** What parts the pairs of a form, or stands around one. */
    private static final boolean[] PARTING = new boolean[256];

    /** What names, numbers, addresses and further escapes are written with: it tells something wherever it stands. */
    private static final boolean[] TELLING = new boolean[256];

    /** What rows of small words are written with. */
    private static final boolean[] ROWS = new boolean[256];

    static {
        for (int b = 0; b < 256; b++) {
            PARTING[b] = b <= ' ' || b == '"' || b == '<' || b == '>' || b == '&';
            ROWS[b] = (b >= 'a' && b <= 'z') || b == '+' || b == '%' || b == '2' || b == '0';
            TELLING[b] = b != '[' && (Bytes.name((byte) b) || b == '@' || b == '%' || b == '+');
        }
    }

    /** The fewest characters of Base64 that anyone looks into. */
    private static final int BASE64 = 16;

    /** Of the fewest characters of a seed phrase, those behind its first space. */
    private static final int ROW = 40;

    private final Joins joins;

    PercentClue(Glance glance, int depth, Joins joins) {
        super(glance, depth);
        this.joins = joins;
    }

    static String[] keywords() {
        return KEYWORDS.clone();
    }

    @Override
    Clue within() {
        return new PercentClue(glance, depth + 1, joins);
    }

    @Override
    void decode(Decoding decoding, byte[] b, int from, int to) {
        decoding.percent(b, from, to);
    }

    @Override
    boolean deserves(byte[] b, int from, int to, int at, int lengths) {
        int escape = b[at] == '+' ? at : at - 1;
        return escape >= from && tells(b, from, to, escape) && value(b, from, to, escape);
    }

    /** Whether what this escape stands in deserves a second look, unless an escape before it was asked about that. */
    private boolean value(byte[] b, int from, int to, int escape) {
        boolean plus = b[escape] == '+';
        int start = escape;
        while (start > from && !PARTING[b[start - 1] & 0xff]) {
            start--;
            if ((b[start] == '%' || (plus && b[start] == '+')) && tells(b, from, to, start)) {
                return false; // which was asked
            } else if (plus && b[start] == '=') {
                plus = false; // that of a form, and the first one of its value
            }
        }
        int end = escape + 1;
        while (end < to && !PARTING[b[end] & 0xff]) {
            plus &= b[end] != '='; // or its name
            end++;
        }
        if (plus && start > from) {
            return false;
        }
        return plain(b, start, end);
    }

    /** Whether an escape stands here that could tell anything. */
    private boolean tells(byte[] b, int from, int to, int at) {
        int meant = meant(b, at, to);
        if (meant < 0 || (b[at] == '+' && zone(b, at, to))) {
            return false;
        } else if (TELLING[meant]) {
            return true;
        }
        byte before = at == from ? 0 : read(b, before(b, from, at), to);
        int next = at + (b[at] == '+' ? 1 : 3);
        if (meant == ' ' || meant == '[') { // card[number]
            return joins(b, from, to, at, meant, before, next);
        }
        long joined = joins.punctuation(before, (byte) meant);
        return (joined != 0 && Joins.among(joined, behind(b, next, to))) || (meant == '/' && base64(b, from, to, at));
    }

    /** Whether a space, or what stands for one in a name, joins what stands around it. */
    private boolean joins(byte[] b, int from, int to, int at, int meant, byte before, int next) {
        byte after = behind(b, next, to);
        return (meant == ' ' && joins.ends(before) && joined(b, from, to, at, Joins.NOTHING))
                || joined(b, from, to, at, before, Joins.behind(after, further(b, next, to)))
                || (b[at] == '%' && meant == ' ' && row(b, next, to));
    }

    /** What is read here, or 0 at the end. */
    private static byte behind(byte[] b, int next, int to) {
        return next == to ? 0 : read(b, next, to);
    }

    /** Whether these are the hours of a time zone, {@code +02:00}, and no group of a number. */
    private static boolean zone(byte[] b, int at, int to) {
        return at + 3 < to && b[at + 3] == ':' && Bytes.digit(b[at + 1]) && Bytes.digit(b[at + 2]);
    }

    /** As below, where that is quickly said of most. */
    private boolean joined(byte[] b, int from, int to, int at, byte before, int behind) {
        return joins.any(Joins.with(behind, before)) && joined(b, from, to, at, behind);
    }

    /** Whether a space here joins what stands before it with what is known to stand behind it. */
    private boolean joined(byte[] b, int from, int to, int at, int behind) {
        int known = behind;
        int i = at;
        for (int n = 0; n < Joins.COUNTED && !joins.begins(known); n++) {
            if (i == from || !joins.goesOn(known)) {
                return false;
            }
            i = before(b, from, i);
            known = Joins.with(known, read(b, i, to));
        }
        return joins.begins(known);
    }

    /** What the escape that stands here means, or less than 0 where none does. */
    private static int meant(byte[] b, int at, int to) {
        return b[at] == '+' ? ' ' : Decoding.escape(b, at, to);
    }

    private static byte read(byte[] b, int at, int to) {
        byte plain = b[at];
        if (plain != '%' && plain != '+') {
            return plain;
        }
        int meant = meant(b, at, to);
        return meant < 0 ? plain : (byte) meant;
    }

    /** What is read behind what is read here. */
    private static byte further(byte[] b, int at, int to) {
        int further = at + (at < to && b[at] == '%' ? 3 : 1);
        return further < to ? read(b, further, to) : 0;
    }

    /** Where what is read before this begins. */
    private static int before(byte[] b, int from, int at) {
        return at - 3 >= from && b[at - 3] == '%' ? at - 3 : at - 1;
    }

    /** Whether small letters and spaces go on from here as in the seed phrase of a wallet. */
    private static boolean row(byte[] b, int at, int to) {
        if (at + ROW > to) {
            return false;
        }
        int i = at + ROW - 1;
        while (i >= at && ROWS[b[i] & 0xff]) {
            i--;
        }
        return i < at;
    }

    /** Whether this slash, and those like it, make Base64 of what stands around them. */
    private static boolean base64(byte[] b, int from, int to, int at) {
        int n = 1;
        for (int i = at - 1; i >= from && n < BASE64; n++) {
            boolean slash = i - 2 >= from && slash(b, i - 2, to);
            if (!slash && !Bytes.word(b[i])) {
                break;
            }
            i -= slash ? 3 : 1;
        }
        for (int i = at + 3; i < to && n < BASE64; n++) {
            boolean slash = slash(b, i, to);
            if (!slash && !Bytes.word(b[i])) {
                break;
            }
            i += slash ? 3 : 1;
        }
        return n >= BASE64;
    }

    private static boolean slash(byte[] b, int at, int to) {
        return Decoding.escape(b, at, to) == '/';
    }
}
