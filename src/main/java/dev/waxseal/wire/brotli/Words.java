package dev.waxseal.wire.brotli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The static dictionary that every decoder knows, and the ways to change its words (RFC 7932 section 8, appendices A, B). */
final class Words {

    private static final int SHORTEST = 4;
    private static final int LONGEST = 24;

    /** How many bits number the words of a length. */
    private static final int[] BITS = {
        0, 0, 0, 0, 10, 10, 11, 11, 10, 10, 10, 10, 10, 9, 9, 8, 7, 7, 8, 7, 7, 6, 6, 5, 5
    };

    private static final int UPPERCASE_FIRST = 10;
    private static final int UPPERCASE_ALL = 11;

    /** Prefix, number of what happens to the word, suffix; parted by bars, because a space is a value here. */
    private static final String[] TRANSFORMS = {
        "|0|",
        "|0| ",
        " |0| ",
        "|12|",
        "|10| ",
        "|0| the ",
        " |0|",
        "s |0| ",
        "|0| of ",
        "|10|",
        "|0| and ",
        "|13|",
        "|1|",
        ", |0| ",
        "|0|, ",
        " |10| ",
        "|0| in ",
        "|0| to ",
        "e |0| ",
        "|0|\"",
        "|0|.",
        "|0|\">",
        "|0|\n",
        "|3|",
        "|0|]",
        "|0| for ",
        "|14|",
        "|2|",
        "|0| a ",
        "|0| that ",
        " |10|",
        "|0|. ",
        ".|0|",
        " |0|, ",
        "|15|",
        "|0| with ",
        "|0|'",
        "|0| from ",
        "|0| by ",
        "|16|",
        "|17|",
        " the |0|",
        "|4|",
        "|0|. The ",
        "|11|",
        "|0| on ",
        "|0| as ",
        "|0| is ",
        "|7|",
        "|1|ing ",
        "|0|\n\t",
        "|0|:",
        " |0|. ",
        "|0|ed ",
        "|20|",
        "|18|",
        "|6|",
        "|0|(",
        "|10|, ",
        "|8|",
        "|0| at ",
        "|0|ly ",
        " the |0| of ",
        "|5|",
        "|9|",
        " |10|, ",
        "|10|\"",
        ".|0|(",
        "|11| ",
        "|10|\">",
        "|0|=\"",
        " |0|.",
        ".com/|0|",
        " the |0| of the ",
        "|10|'",
        "|0|. This ",
        "|0|,",
        ".|0| ",
        "|10|(",
        "|10|.",
        "|0| not ",
        " |0|=\"",
        "|0|er ",
        " |11| ",
        "|0|al ",
        " |11|",
        "|0|='",
        "|11|\"",
        "|10|. ",
        " |0|(",
        "|0|ful ",
        " |10|. ",
        "|0|ive ",
        "|0|less ",
        "|11|'",
        "|0|est ",
        " |10|.",
        "|11|\">",
        " |0|='",
        "|10|,",
        "|0|ize ",
        "|11|.",
        "\u00c2\u00a0|0|",
        " |0|,",
        "|10|=\"",
        "|11|=\"",
        "|0|ous ",
        "|11|, ",
        "|10|='",
        " |10|,",
        " |11|=\"",
        " |11|, ",
        "|11|,",
        "|11|(",
        "|11|. ",
        " |11|.",
        "|11|='",
        " |11|. ",
        " |10|=\"",
        " |11|='",
        " |10|='"
    };

    /** Made when the first reference to a word is met. */
    private static final class Dictionary {

        static final byte[] WORDS = load();

        private static byte[] load() {
            try (InputStream stream = Words.class.getResourceAsStream("dictionary.bin")) {
                if (stream == null) {
                    throw new IllegalStateException("Brotli's dictionary is missing");
                }
                return stream.readAllBytes();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    private Words() {}

    /** The word of that length and number, the upper part of which tells how it is changed. */
    static byte[] word(int length, int number) throws BrotliException {
        if (length < SHORTEST || length > LONGEST || number >>> BITS[length] >= TRANSFORMS.length) {
            throw new BrotliException("a distance that leads nowhere");
        }
        int offset = 0;
        for (int shorter = SHORTEST; shorter < length; shorter++) {
            offset += shorter << BITS[shorter];
        }
        offset += (number & ((1 << BITS[length]) - 1)) * length;
        String transform = TRANSFORMS[number >>> BITS[length]];
        int first = transform.indexOf('|');
        int last = transform.lastIndexOf('|');
        int change = Integer.parseInt(transform, first + 1, last, 10);
        int from = change > UPPERCASE_ALL ? Math.min(change - UPPERCASE_ALL, length) : 0;
        int to = change < UPPERCASE_FIRST ? Math.max(length - change, 0) : length;
        byte[] word = new byte[first + to - from + transform.length() - last - 1];
        latin(transform, 0, first, word, 0);
        System.arraycopy(Dictionary.WORDS, offset + from, word, first, to - from);
        latin(transform, last + 1, transform.length(), word, first + to - from);
        if (change == UPPERCASE_FIRST || change == UPPERCASE_ALL) {
            uppercase(word, first, first + length, change == UPPERCASE_ALL);
        }
        return word;
    }

    private static void latin(String text, int from, int to, byte[] bytes, int at) {
        for (int i = from; i < to; i++) {
            bytes[at + i - from] = (byte) text.charAt(i);
        }
    }

    /** What stands for upper case in UTF-8, near enough. */
    private static void uppercase(byte[] word, int from, int to, boolean all) {
        int i = from;
        do {
            int b = word[i] & 0xff;
            if (b < 0xc0) {
                if (b >= 'a' && b <= 'z') {
                    word[i] ^= 32;
                }
                i++;
            } else {
                int changed = i + (b < 0xe0 ? 1 : 2);
                if (changed < to) {
                    word[changed] ^= (byte) (b < 0xe0 ? 32 : 5);
                }
                i = changed + 1;
            }
        } while (all && i < to);
    }
}
