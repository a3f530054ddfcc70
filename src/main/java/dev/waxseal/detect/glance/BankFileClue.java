package dev.waxseal.detect.glance;

import dev.waxseal.detect.text.Bytes;
import dev.waxseal.detect.value.DigitRuns;

/** Decides about what the header records of banks' files have in them; whether they are that, their reader says. */
final class BankFileClue extends Clue {

    private static final String[] KEYWORDS = {
        DigitRuns.KEYWORD,
        "________00",
        "++++++++00",
        "%00%00%0000",
        "vol0",
        "hdr0",
        "uhl0",
        "0/\n",
        "0/\r",
        "0/\\",
        "0/_"
    };

    /** Behind the modifier of a file of Nacha: the size of a record, the blocking factor and the code of the format. */
    private static final byte[] SIZES = Bytes.of("094101");

    /** The fields of digits before them go on for less than this behind their first ten. */
    private static final int FIELDS = 40;

    /** The blanks of a header of direct entry. */
    private static final int BLANKS = 17;

    static String[] keywords() {
        return KEYWORDS.clone();
    }

    /** Its spaces are columns, and join nothing. */
    @Override
    boolean spaced() {
        return false;
    }

    @Override
    boolean deserves(byte[] b, int from, int to, int at, int lengths) {
        if (!Bytes.digit(b[at])) {
            return version(b, from, at);
        }
        return label(b, from, at) || directEntry(b, from, at) || nacha(b, to, at);
    }

    /** The version, and end, of the first record of BAI2; records may be filled up with spaces. */
    private static boolean version(byte[] b, int from, int at) {
        return at - 3 >= from && b[at - 3] == ',' && (b[at - 2] == '1' || b[at - 2] == '2') && b[at - 1] == '/';
    }

    /** The labels that files of Bacs begin with. */
    private static boolean label(byte[] b, int from, int at) {
        int label = at - 3;
        if (b[at] != '1' || label < from || (label > from && Bytes.word(b[label - 1]))) {
            return false;
        }
        String s = Bytes.latin(b, label, at + 1);
        return s.equals("VOL1") || s.equals("HDR1") || s.equals("UHL1");
    }

    /** The blanks of Australia's direct entry, between the type of the record and the number of the reel. */
    private static boolean directEntry(byte[] b, int from, int at) {
        int i = at - 1;
        for (int blanks = 0; blanks < BLANKS; blanks++) {
            if (i - 1 >= from && (b[i - 1] == ' ' || b[i - 1] == '+')) {
                i--;
            } else if (i - 3 >= from && b[i - 3] == '%' && b[i - 2] == '2' && b[i - 1] == '0') {
                i -= 3;
            } else {
                return false;
            }
        }
        return i - 1 >= from && b[i - 1] == '0';
    }

    private static boolean nacha(byte[] b, int to, int at) {
        int most = Math.min(to, at + FIELDS);
        int end = at;
        while (end < most && Bytes.digit(b[end])) {
            end++;
        }
        return sizes(b, to, end + 1) || sizes(b, to, end - SIZES.length);
    }

    private static boolean sizes(byte[] b, int to, int at) {
        int i = 0;
        while (i < SIZES.length && at + i < to && b[at + i] == SIZES[i]) {
            i++;
        }
        return i == SIZES.length;
    }
}
