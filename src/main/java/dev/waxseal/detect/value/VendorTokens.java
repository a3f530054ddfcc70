package dev.waxseal.detect.value;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.catalogue.Severity;
import dev.waxseal.detect.text.Bytes;
import dev.waxseal.detect.text.Chars;
import dev.waxseal.detect.text.Lines;
import dev.waxseal.detect.text.Prepared;
import dev.waxseal.detect.text.PreparedPart;
import dev.waxseal.detect.text.Preparing;
import dev.waxseal.detect.text.Shipped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tokens of known vendors, recognised by prefix, alphabet and length; the lines of {@code vendor-tokens.rules}. */
public final class VendorTokens extends Recognizer {

    /** Where the shapes are, one a line. */
    public static final String FILE = "rules/vendor-tokens.rules";

    /** Enough of a prefix to be rare in other words. */
    private static final int STEM = 8;

    /** Shorter ones are found in other words, and what follows them is looked for as well where that is of few characters. */
    private static final int RARE = 5;

    /** Of an ASCII character. */
    private static final int BITS = 7;

    /** Null until a token may begin somewhere. */
    private volatile @Nullable VendorIndex index;

    VendorTokens() {
        super(Kind.VENDOR_TOKEN, firsts());
    }

    private static String firsts() {
        try (PreparedPart part = part()) {
            return part.text();
        }
    }

    private static PreparedPart part() {
        PreparedPart prepared = Prepared.part(Prepared.VENDORS);
        return prepared == null ? PreparedPart.of(prepare()) : prepared;
    }

    /** What tokens may begin with, and the lines of the file without their examples. */
    public static byte[] prepare() {
        List<Vendor> vendors = read();
        StringBuilder firsts = new StringBuilder();
        List<String> lines = new ArrayList<>();
        for (Vendor vendor : vendors) {
            String first = vendor.text().substring(0, 1);
            if (firsts.indexOf(first) < 0) {
                firsts.append(first);
            }
            lines.add(vendor.line());
        }
        Preparing part = new Preparing();
        part.text(firsts.toString());
        part.lines(lines);
        return part.made();
    }

    private static List<Vendor> read() {
        try (BufferedReader reader = Shipped.reader(FILE)) {
            return read(reader, FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of a file; one that is none is told with its place. */
    static List<Vendor> read(BufferedReader reader, String file) throws IOException {
        List<Vendor> vendors = new ArrayList<>(256);
        int number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                int first = line.indexOf(Vendor.SEPARATOR);
                int second = first < 1 ? -1 : line.indexOf(Vendor.SEPARATOR, first + 3);
                try {
                    if (second < 0) {
                        throw new IllegalArgumentException("not a vendor, a shape and a token with \" | \" between");
                    }
                    Vendor vendor = new Vendor(line.substring(0, first), line.substring(first + 3, second));
                    vendor.shape();
                    vendors.add(vendor);
                } catch (IllegalArgumentException e) {
                    throw new IllegalStateException(file + ":" + number + ": " + e.getMessage(), e);
                }
            }
        }
        return vendors;
    }

    private VendorIndex index() {
        VendorIndex known = index;
        if (known == null) {
            try (PreparedPart part = part()) {
                part.text(); // what they begin with
                known = new VendorIndex(Lines.split(part.text()));
            }
            index = known;
        }
        return known;
    }

    /** What each begins with; two characters alone would be found everywhere, so the next one is looked for as well. */
    @Override
    public String[] keywords() {
        Set<String> stems = new TreeSet<>();
        for (Vendor vendor : read()) {
            String prefix = vendor.shape().prefix();
            if (prefix.length() >= 3 && !(prefix.length() < RARE && hexadecimal(vendor))) {
                stems.add(prefix.substring(0, Math.min(prefix.length(), STEM)));
                continue;
            }
            for (char c = ' '; c < 1 << BITS; c++) {
                if (vendor.shape().continues(c)) {
                    stems.add(prefix + (Chars.digit(c) ? '0' : Character.toLowerCase(c)));
                }
            }
        }
        return stems.toArray(new String[0]);
    }

    private static boolean hexadecimal(Vendor vendor) {
        return !vendor.shape().continues('g') && !vendor.shape().continues('G');
    }

    private @Nullable Vendor match(String s, int from) {
        if (from + 2 < s.length()) {
            for (Vendor vendor : index().beginning(s.charAt(from), s.charAt(from + 1), s.charAt(from + 2))) {
                if (vendor.shape().end(s, from) > 0) {
                    return vendor;
                }
            }
        }
        return null;
    }

    @Override
    int end(String s, int from) {
        Vendor vendor = match(s, from);
        return vendor == null ? -1 : vendor.shape().end(s, from);
    }

    @Override
    int find(String s, int at, Found found) {
        Vendor vendor = match(s, at);
        if (vendor == null) {
            return -1;
        }
        int end = vendor.shape().end(s, at);
        boolean aws = vendor.name().equals("AWS");
        if (aws && (s.startsWith("/", end) || s.startsWith("%2F", end))) {
            return end; // the scope of a signature names the key without telling it
        } else if (aws && words(s, at, end)) {
            return -1;
        }
        Severity severity = aws
                ? Severity.MEDIUM // the id of a key is no secret without it
                : TokenSums.wrong(s.substring(at, end)) ? Severity.HIGH : Severity.CRITICAL;
        found.found(Kind.VENDOR_TOKEN, severity, at, end, vendor.name());
        return end;
    }

    /** Letters alone, with vowels among them as words have them: of 1,000 ids two are like that. */
    private static boolean words(String s, int from, int to) {
        int vowels = 0;
        int row = 0;
        for (int i = from + 4; i < to; i++) {
            boolean vowel = "AEIOU".indexOf(s.charAt(i)) >= 0;
            vowels += vowel ? 1 : 0;
            row = vowel ? 0 : row + 1;
            if (Chars.digit(s.charAt(i)) || row > 4) {
                return false;
            }
        }
        return vowels >= 4;
    }

    @Override
    public boolean deserves(byte[] b, int from, int to, int at, int lengths, Probe scan) {
        for (int left = lengths; left != 0; left &= left - 1) {
            int begin = at - Integer.numberOfTrailingZeros(left) + 1;
            if (begin >= from && sieve(b, begin, to)) {
                int end = end(Bytes.latin(b, begin, Math.min(to, begin + TokenShape.LONGEST)), 0);
                if (end > 0 && (begins(b, from, begin) || b[begin - 1] == end || b[begin - 1] == 2 * end)) {
                    return true; // or the length of what follows stands before it, as Avro writes it
                }
            }
        }
        return false;
    }

    /** Whether nothing stands before this that it would be a part of; the length of what follows, say, or an escape. */
    private static boolean begins(byte[] b, int from, int begin) {
        return begin == from
                || !Bytes.word(b[begin - 1])
                || !Bytes.word(b[begin])
                || (begin - 2 >= from && b[begin - 2] < ' ' && b[begin - 2] >= 0)
                || Bytes.escaped(b, from, begin);
    }

    /** Whether the beginning of some shape stands here; makes nothing. */
    private boolean sieve(byte[] b, int at, int to) {
        if (at + 2 < to) {
            for (Vendor vendor : index().beginning(b[at] & 0xff, b[at + 1] & 0xff, b[at + 2])) {
                if (vendor.shape().begins(b, at, to)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public String nearly(String word, String plain) {
        if (TokenShape.printed(word)) {
            return "vendor-token: what documentation prints in the place of one";
        }
        boolean published = word.startsWith("pk_") || word.startsWith("pk.") || word.startsWith("6L");
        return published ? "no secret: a key that is meant to be published" : "";
    }
}
