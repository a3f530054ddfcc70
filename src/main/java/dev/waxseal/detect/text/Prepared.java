package dev.waxseal.detect.text;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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

    /** One part, to be read from its beginning; null where the build did not prepare any. Each is read for itself, and once. */
    public static @Nullable ByteBuffer part(int number) {
        try (InputStream file = Shipped.stream(FILE)) {
            if (file == null) {
                return null;
            }
            DataInputStream in = new DataInputStream(file);
            for (int i = 0; i < number; i++) {
                in.skipNBytes(in.readInt());
            }
            byte[] part = new byte[in.readInt()];
            in.readFully(part);
            return ByteBuffer.wrap(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text, as {@link Preparing#text} wrote it. */
    public static String text(ByteBuffer from) {
        int length = from.getInt();
        String text = new String(from.array(), from.arrayOffset() + from.position(), length, StandardCharsets.UTF_8);
        from.position(from.position() + length);
        return text;
    }

    /** Numbers of 16 bits, as {@link Preparing#chars} wrote them. */
    public static char[] chars(ByteBuffer from) {
        char[] chars = new char[from.getInt()];
        from.asCharBuffer().get(chars);
        from.position(from.position() + chars.length * Character.BYTES);
        return chars;
    }

    /** Numbers of 32 bits, as {@link Preparing#ints} wrote them. */
    public static int[] ints(ByteBuffer from) {
        int[] ints = new int[from.getInt()];
        from.asIntBuffer().get(ints);
        from.position(from.position() + ints.length * Integer.BYTES);
        return ints;
    }

    /** Numbers of 64 bits, as {@link Preparing#longs} wrote them. */
    public static long[] longs(ByteBuffer from) {
        long[] longs = new long[from.getInt()];
        from.asLongBuffer().get(longs);
        from.position(from.position() + longs.length * Long.BYTES);
        return longs;
    }
}
