package dev.waxseal.detect.text;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * What the build made of the rules and the words, so that a JVM under test reads tables and not texts. Whoever has a part
 * in it makes the same from the texts where the build did not run, and reads it in the same way.
 */
public final class Prepared {

    /** The file beside the folders of rules and words. */
    public static final String FILE = "prepared.bin";

    /** The parts, in the order in which they stand. */
    public static final int LEXICON = 0;

    public static final int RULES = 1;
    public static final int LATIN_NAMES = 2;
    public static final int ALL_NAMES = 3;
    public static final int VENDORS = 4;
    public static final int CLUES = 5;

    private Prepared() {}

    /** One part, to be read from its beginning and closed; null where the build did not prepare any. */
    public static @Nullable PreparedPart part(int number) {
        InputStream file = Shipped.stream(FILE);
        if (file == null) {
            return null;
        }
        PreparedPart part = new PreparedPart(file);
        part.passOver(number);
        return part;
    }
}
