package dev.waxseal.detect.value;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.catalogue.Severity;

/**
 * All that is known of one sort of value that says by itself what it is: what begins it, where it ends, how bad it is, and
 * by what among raw bytes it is noticed. Both looks at content are made of the list of them in {@link Recognizers}.
 *
 * <p>What a recogniser finds in a text, its keywords must give away in the same text as bytes; a test replays every
 * example with and without the first look.
 */
public abstract class Recognizer {

    /** How far around a keyword the text is read that tells whether a value is there. */
    static final int AROUND = 48;

    private static final String[] NONE = {};

    private final Kind kind;
    private final String first;
    private final String[] keywords;

    /**
     * @param kind what is recognised
     * @param first the ASCII characters that such values may begin with; letters and digits only where a word begins
     * @param keywords what all of them have in them, as the first look reads keywords: {@code 0} is any digit, {@code _}
     *     any of {@code _ - . space}; none where {@link #glimpsed} does without
     */
    Recognizer(Kind kind, String first, String... keywords) {
        this.kind = kind;
        this.first = first;
        this.keywords = keywords.length == 0 ? NONE : keywords;
    }

    /** What is recognised. */
    public final Kind kind() {
        return kind;
    }

    final String first() {
        return first;
    }

    /** What all such values have in them, as the first look reads keywords. */
    public String[] keywords() {
        return keywords;
    }

    /** Whether {@code _} in a keyword may be a space; vendors' tokens have none in them. */
    public final boolean spaced() {
        return kind != Kind.VENDOR_TOKEN;
    }

    /** Where the value ends that begins here, or -1 where none does. */
    abstract int end(String s, int from);

    /** How bad this one is. */
    Severity severity(String s, int from, int to) {
        return kind.severity();
    }

    /** What may be said of it besides its kind: the brand of a card, the vendor of a token. */
    String label(String s, int from, int to) {
        return "";
    }

    /** Tells of the value that begins here, or around here, and returns where to read on; or -1. */
    int find(String s, int at, Found found) {
        int end = end(s, at);
        if (end > 0) {
            found.found(kind, severity(s, at, end), at, end, label(s, at, end));
        }
        return end;
    }

    /** Tells of a value of this kind, whoever found where it stands. */
    final void tell(Found found, int from, int to) {
        found.found(kind, kind.severity(), from, to, "");
    }

    /**
     * Whether these bytes deserve a second look because of a keyword that ends with the byte at {@code at}. Whoever has
     * more to go by than the keyword says no sooner; the rest is for the scan, which reads what stands around it.
     */
    public boolean deserves(byte[] b, int from, int to, int at, int lengths, Probe scan) {
        return scan.any(b, from, to, at);
    }

    /** Whether {@link #deserves(byte[], int, int, int, int)} is to be asked about digits in a row. */
    public boolean runs() {
        return false;
    }

    /** Whether the digits from {@code start} to {@code end}, ten or more, look as if one of these were among them. */
    boolean deserves(byte[] b, int from, int to, int start, int end) {
        return false;
    }

    /** Whether {@link #glimpsed} is to be asked, because some have no keyword in them. */
    public boolean strewn() {
        return false;
    }

    /** Whether one may stand somewhere among these bytes, for what no keyword gives away. */
    public boolean glimpsed(byte[] b, int from, int to) {
        return false;
    }

    /** Why a word that looks like one is none, for whoever asks; empty where it does not even look so. */
    public String nearly(String word, String plain) {
        return "";
    }
}
