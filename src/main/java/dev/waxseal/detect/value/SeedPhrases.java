package dev.waxseal.detect.value;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.detect.text.Chars;
import dev.waxseal.detect.text.Shipped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Seed phrases of wallets (BIP-39): 12, 15, 18, 21 or 24 words of its list, the last of which holds a checksum. */
public final class SeedPhrases extends Recognizer {
    private static final String FILE = "bip-39.words";
    static final int LEAST_WORDS = 12;

    /** The fewest characters of a phrase: twelve words of three letters. */
    public static final int LEAST = 47;

    /** The letters of a word. */
    private static final int SHORTEST = 3;

    private static final int LONGEST = 8;
    private static final int MOST_WORDS = 24;

    /** How many bits a word stands for: its number in the list. */
    private static final int BITS = 11;

    /** So many bits of the hash of a word. */
    private static final int HASHED = 15;

    /** A bit for each hash of a word of the list; none until it is read. */
    private static volatile long @Nullable [] hashes;

    SeedPhrases() {
        super(Kind.CRYPTO_KEY, "abcdefghijklmnopqrstuvwxyz");
    }

    @Override
    int end(String s, int from) {
        if (goesOn(s, from)) {
            return -1;
        }
        int row = rowEnd(s, from);
        return row - from >= LEAST ? alone(s, from, row) : -1;
    }

    /** Whether the row of words that this one is part of has begun before. */
    private static boolean goesOn(String s, int from) {
        int end = from - 1;
        if (end < SHORTEST || s.charAt(end) != ' ') {
            return false;
        }
        int word = end;
        while (word > 0 && end - word <= LONGEST && small(s.charAt(word - 1))) {
            word--;
        }
        int n = end - word;
        return n >= SHORTEST && n <= LONGEST && (word == 0 || !Chars.word(s.charAt(word - 1)));
    }

    private static boolean small(char c) {
        return c >= 'a' && c <= 'z';
    }

    @Override
    public boolean strewn() {
        return true;
    }

    @Override
    public boolean glimpsed(byte[] b, int from, int to) {
        return SeedPhraseScan.any(b, from, to);
    }

    /** Whether a word of this hash may be in the list; any may until that is read. */
    static boolean listed(int hash) {
        long[] known = hashes;
        int bit = hash >>> (Integer.SIZE - HASHED);
        return known == null || (known[bit >>> 6] >>> bit & 1) != 0;
    }

    /** The hash of a word that goes on with this letter. */
    static int hash(int before, int letter) {
        return (before + letter) * 0x9e3779b1;
    }

    /** Read when the first twelve words in a row are seen that could be a phrase. */
    private static final class WordList {
        static final Map<String, Integer> NUMBERS = read();

        private static Map<String, Integer> read() {
            Map<String, Integer> numbers = new HashMap<>(4096);
            long[] known = new long[1 << (HASHED - 6)];
            try (BufferedReader reader = Shipped.reader("words/" + FILE)) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    if (!line.startsWith("#")) {
                        for (String word : line.split(" ", -1)) {
                            numbers.put(word, numbers.size());
                            int hash = 0;
                            for (int i = 0; i < word.length(); i++) {
                                hash = hash(hash, word.charAt(i));
                            }
                            int bit = hash >>> (Integer.SIZE - HASHED);
                            known[bit >>> 6] |= 1L << bit;
                        }
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            hashes = known;
            return numbers;
        }
    }

    /** Whether this has the shape; the list is not asked where a name has brought one here. */
    public static boolean shape(String v) {
        int words = 0;
        int length = 0;
        for (int i = 0; i <= v.length(); i++) {
            char c = i < v.length() ? v.charAt(i) : ' ';
            if (c >= 'a' && c <= 'z') {
                length++;
            } else if ((c == ' ' || c == ',') && (length == 0 || (length >= 3 && length <= 8))) {
                words += length > 0 ? 1 : 0;
                length = 0;
            } else {
                return false;
            }
        }
        return words >= LEAST_WORDS && words <= MOST_WORDS && words % 3 == 0;
    }

    /** Where the row of words ends that begins here: words of three to eight small letters, one space between. */
    private static int rowEnd(String s, int from) {
        int end = from;
        int i = from;
        while (i < s.length()) {
            int start = i;
            while (i < s.length() && s.charAt(i) >= 'a' && s.charAt(i) <= 'z') {
                i++;
            }
            if (i - start < 3 || i - start > 8 || (i < s.length() && Chars.word(s.charAt(i)))) {
                return end;
            }
            end = i;
            if (i + 1 >= s.length() || s.charAt(i) != ' ') {
                return end;
            }
            i++;
        }
        return end;
    }

    /** Where a phrase that stands alone ends, somewhere in a row of words; or -1. */
    static int alone(String s, int from, int to) {
        List<Integer> numbers = new ArrayList<>();
        int i = from;
        while (i < to) {
            int space = s.indexOf(' ', i);
            int end = space < 0 || space > to ? to : space;
            Integer number = WordList.NUMBERS.get(s.substring(i, end));
            if (number == null) {
                if (valid(numbers)) {
                    return i - 1;
                }
                numbers.clear();
            } else {
                numbers.add(number);
            }
            i = end + 1;
        }
        return valid(numbers) ? to : -1;
    }

    /** Whether these are as many as a phrase has, or one begins or ends them, and the checksum is right. */
    private static boolean valid(List<Integer> numbers) {
        if (numbers.size() > MOST_WORDS + 3) {
            return false; // the list itself, or a part of it
        }
        for (int words = MOST_WORDS; words >= LEAST_WORDS; words -= 3) {
            int most = numbers.size() - words;
            for (int from = 0; from <= most && from <= MOST_WORDS; from++) {
                if (checked(numbers.subList(from, from + words))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A bit of the hash for every three words, behind the bits of the secret. */
    private static boolean checked(List<Integer> numbers) {
        int bits = numbers.size() * BITS;
        byte[] all = new byte[(bits + 7) / 8];
        for (int i = 0; i < bits; i++) {
            int bit = numbers.get(i / BITS) >> (BITS - 1 - i % BITS) & 1;
            all[i / 8] |= (byte) (bit << (7 - i % 8));
        }
        int sum = numbers.size() / 3;
        int secret = (bits - sum) / 8;
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(all, 0, secret);
            return ((sha.digest()[0] ^ all[secret]) & 0xff) >> (8 - sum) == 0;
        } catch (NoSuchAlgorithmException e) {
            return false; // every Java platform has it
        }
    }
}
