package dev.waxseal.wire.hpack;

import java.nio.charset.StandardCharsets;

/** The code of strings (RFC 7541 appendix B): shorter for what is frequent, and canonical, so that its lengths tell all. */
final class Huffman {

    /** For each byte, and the end, how many bits it has; {@code A} is 5. */
    private static final String LENGTHS =
            "ISXXXXXXXTZXXZXXXXXXXXZXXXXXXXXXBFFHIBDGFFDGDBBBAAABBBBBBBCDKBHFIBCCCCCCCCCCCCCCCCCCCCCCDCDIOIJBK"
                    + "ABABABBBACCBBBABCBAABCCCCCKGJIXPRPPRRRSRSSSSSTSTTRSTSSSSQRSRSSTRQPRRSSQSRRTQRSSQQRQSRSSPRRRSRRSVVPO"
                    + "RSRUVVVWWVTUOQVWWVWTQQVVXWWWPTPQRQQSRRUUTTVSVWVVWWWWWXWWWWWVZ";

    private static final int SHORTEST = 5;
    private static final int LONGEST = 30;
    private static final int END = 256;

    /** What the next bits are read by. */
    private static final int GLANCE = 8;

    /** Of each length, the first code and where what its codes stand for begins in {@link #STANDS_FOR}. */
    private static final int[] FIRST = new int[LONGEST + 2];

    private static final int[] BEGIN = new int[LONGEST + 2];

    private static final short[] STANDS_FOR = new short[LENGTHS.length()];

    /** For each eight bits the code that they begin with, if it is no longer: its length and what it stands for; or 0. */
    private static final short[] SHORT = new short[1 << GLANCE];

    static {
        int code = 0;
        int count = 0;
        for (int length = SHORTEST; length <= LONGEST; length++) {
            FIRST[length] = code;
            BEGIN[length] = count;
            for (int symbol = 0; symbol < LENGTHS.length(); symbol++) {
                if (LENGTHS.charAt(symbol) - 'A' + SHORTEST == length) {
                    STANDS_FOR[count++] = (short) symbol;
                    for (int i = 0; length <= GLANCE && i < 1 << (GLANCE - length); i++) {
                        SHORT[(code << (GLANCE - length)) + i] = (short) ((length << 8) | symbol);
                    }
                    code++;
                }
            }
            code <<= 1;
        }
        BEGIN[LONGEST + 1] = count;
    }

    private Huffman() {}

    /** What these bytes stand for; behind the last code there are fewer bits than make a byte, and all are set. */
    static String text(byte[] b, int from, int to) throws HpackException {
        byte[] text = new byte[(to - from) * 8 / SHORTEST];
        int length = 0;
        long bits = 0;
        int held = 0;
        int at = from;
        while (true) {
            while (held <= Integer.SIZE && at < to) {
                bits = (bits << 8) | (b[at++] & 0xff);
                held += 8;
            }
            int shorter = SHORT[glance(bits, held)];
            int taken = shorter >> 8;
            int symbol = shorter & 0xff;
            if (shorter == 0) {
                taken = longer(bits, held);
                symbol = taken > held ? END : symbol(bits, held, taken);
            }
            if (taken > held || symbol == END) {
                break;
            }
            text[length++] = (byte) symbol;
            held -= taken;
        }
        if (at < to || held >= 8 || (bits & ((1L << held) - 1)) != (1L << held) - 1) {
            throw new HpackException("a string that ends in the midst of a code");
        }
        return new String(text, 0, length, StandardCharsets.ISO_8859_1);
    }

    /** The next eight bits; set where there are none any more. */
    private static int glance(long bits, int held) {
        int lack = GLANCE - held;
        long eight = lack > 0 ? (bits << lack) | ((1 << lack) - 1) : bits >>> -lack;
        return (int) eight & 0xff;
    }

    /** How many bits the code has that these begin with; more than there are, where it is not whole. */
    private static int longer(long bits, int held) {
        int length = GLANCE + 1;
        while (length <= held && length <= LONGEST && !isOf(bits, held, length)) {
            length++;
        }
        return length;
    }

    private static boolean isOf(long bits, int held, int length) {
        return code(bits, held, length) - FIRST[length] < BEGIN[length + 1] - BEGIN[length];
    }

    private static int symbol(long bits, int held, int length) {
        return STANDS_FOR[BEGIN[length] + code(bits, held, length) - FIRST[length]];
    }

    private static int code(long bits, int held, int length) {
        return (int) (bits >>> (held - length)) & ((1 << length) - 1);
    }
}
