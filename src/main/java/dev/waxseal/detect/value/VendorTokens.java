package dev.waxseal.detect.value;

import dev.waxseal.detect.text.Chars;
import dev.waxseal.detect.text.Shipped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tokens of known vendors, recognised by prefix, alphabet and length; the lines of {@code vendor-tokens.rules}. */
public final class VendorTokens {
    /** Where the shapes are, one a line. */
    public static final String FILE = "rules/vendor-tokens.rules";

    /** Which characters each class holds: a bit for each class in the entry of each ASCII character. */
    private static final int[] CLASSES = new int[128];

    /** Of an ASCII character. */
    private static final int BITS = 7;

    private static final String CLASS_NAMES = "ndhxbAzwusmpPqQg";

    static {
        for (char c = 0; c < 128; c++) {
            for (int k = 0; k < CLASS_NAMES.length(); k++) {
                if (member(CLASS_NAMES.charAt(k), c)) {
                    CLASSES[c] |= 1 << k;
                }
            }
        }
    }

    /** A literal, and after it characters of the classes of a mask. */
    private record Part(String literal, int mask, int least, int most) {}

    private record Shape(String vendor, List<Part> parts) {

        String prefix() {
            return parts.get(0).literal;
        }
    }

    /** A match: whose token it is and where it ends. */
    record Match(String vendor, int end) {}

    /** The shapes that begin with each two ASCII characters. */
    private final Shape[][] byStart = new Shape[1 << (2 * BITS)][];

    private final List<String> prefixes = new ArrayList<>();

    private VendorTokens() {
        Arrays.fill(byStart, new Shape[0]);
    }

    public static VendorTokens standard() {
        VendorTokens tokens = new VendorTokens();
        try (BufferedReader reader = Shipped.reader(FILE)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    int first = line.indexOf(" | ");
                    tokens.add(
                            parse(line.substring(0, first), line.substring(first + 3, line.indexOf(" | ", first + 3))));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tokens;
    }

    private void add(Shape shape) {
        String prefix = shape.prefix();
        prefixes.add(prefix);
        int key = prefix.charAt(0) << BITS | prefix.charAt(1);
        int n = byStart[key].length;
        byStart[key] = Arrays.copyOf(byStart[key], n + 1);
        byStart[key][n] = shape;
    }

    /** The literal beginnings of all shapes. */
    public List<String> prefixes() {
        return prefixes;
    }

    /** Whether the literal beginning of some shape stands here; a sieve that makes nothing. */
    boolean begins(byte[] b, int at, int to) {
        if (at + 1 < to && b[at] >= 0 && b[at + 1] >= 0) {
            for (Shape shape : byStart[b[at] << BITS | b[at + 1]]) {
                if (begins(shape.prefix(), b, at, to)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean begins(String prefix, byte[] b, int at, int to) {
        if (at + prefix.length() > to) {
            return false;
        }
        for (int i = 2; i < prefix.length(); i++) {
            if (b[at + i] != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The token that begins here, or null; the caller has seen that no letter or digit stands before it. */
    @Nullable Match match(String s, int from) {
        if (from + 1 < s.length() && s.charAt(from) < 1 << BITS && s.charAt(from + 1) < 1 << BITS) {
            for (Shape shape : byStart[s.charAt(from) << BITS | s.charAt(from + 1)]) {
                int end = end(shape, s, from);
                if (end > 0) {
                    return new Match(shape.vendor, end);
                }
            }
        }
        return null;
    }

    private static int end(Shape shape, String s, int from) {
        int i = from;
        boolean varied = false;
        for (Part part : shape.parts) {
            if (!s.startsWith(part.literal, i)) {
                return -1;
            }
            i += part.literal.length();
            int start = i;
            while (i < s.length() && i - start < part.most && in(part.mask, s.charAt(i))) {
                varied |= s.charAt(i) != s.charAt(start);
                i++;
            }
            if (i - start < part.least) {
                return -1;
            }
        }
        int last = shape.parts.get(shape.parts.size() - 1).mask;
        boolean goesOn = i < s.length() && last != 0 && (in(last, s.charAt(i)) || Chars.word(s.charAt(i)));
        return goesOn || !varied || example(s, from, i) ? -1 : i;
    }

    /** What documentation prints for a token: {@code AKIAIOSFODNN7EXAMPLE}, {@code xoxb-xxxxxxxx}. */
    private static boolean example(String s, int from, int to) {
        String token = s.substring(from, to);
        return token.contains("EXAMPLE")
                || token.contains("xxxxxx")
                || token.contains("XXXXXX")
                || (to - from >= 24 && distinct(s, to - 16, to) < 5);
    }

    private static int distinct(String s, int from, int to) {
        long seen = 0;
        for (int i = from; i < to; i++) {
            seen |= 1L << (s.charAt(i) & 63);
        }
        return Long.bitCount(seen);
    }

    private static boolean in(int mask, char c) {
        return c < 128 && (CLASSES[c] & mask) != 0;
    }

    private static Shape parse(String vendor, String text) {
        List<Part> parts = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            int open = text.indexOf('{', i);
            if (open < 0) {
                parts.add(new Part(text.substring(i), 0, 0, 0));
                break;
            }
            int close = text.indexOf('}', open);
            String range = text.substring(open + 2, close);
            int dash = range.indexOf('-');
            int least = Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
            int most = dash < 0 ? least : Integer.parseInt(range.substring(dash + 1));
            int k = CLASS_NAMES.indexOf(text.charAt(open + 1));
            if (k < 0) {
                throw new IllegalStateException("no such class: " + text);
            }
            parts.add(new Part(text.substring(i, open), 1 << k, least, most));
            i = close + 1;
        }
        return new Shape(vendor, parts);
    }

    private static boolean member(char name, char c) {
        boolean digit = Chars.digit(c);
        boolean small = c >= 'a' && c <= 'z';
        boolean capital = c >= 'A' && c <= 'Z';
        boolean word = digit || small || capital;
        return switch (name) {
            case 'n', 'd' -> digit;
            case 'h' -> digit || (c >= 'a' && c <= 'f');
            case 'x' -> digit || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
            case 'b' -> capital || (c >= '2' && c <= '7');
            case 'A' -> digit || capital;
            case 'z' -> digit || small;
            case 'w' -> word;
            case 'u' -> word || c == '_' || c == '-';
            case 's' -> word || "+/=_-".indexOf(c) >= 0;
            case 'm' -> word || c == '-';
            case 'p' -> word || c == '/';
            case 'P' -> word || "/@-".indexOf(c) >= 0;
            case 'q' -> word || "_-=.".indexOf(c) >= 0;
            case 'Q' -> word || "_.~-".indexOf(c) >= 0;
            case 'g' -> digit || (c >= 'a' && c <= 'f') || c == '-';
            default -> throw new IllegalArgumentException("no such class: " + name);
        };
    }
}
