package dev.waxseal.detect.text;

import java.io.EOFException;
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

    /** All parts; null until they are read. No constant, for a class that memory runs out on is lost for good. */
    private static volatile @Nullable ByteBuffer all;

    private Prepared() {}

    private static @Nullable ByteBuffer all() {
        ByteBuffer known = all;
        if (known == null) {
            known = read();
            all = known;
        }
        return known;
    }

    private static @Nullable ByteBuffer read() {
        try (InputStream in = Shipped.stream(FILE)) {
            if (in == null) {
                return null;
            }
            byte[] all = new byte[in.available()]; // all there is, in a jar as in a folder
            int length = in.readNBytes(all, 0, all.length);
            if (in.read() >= 0) {
                throw new EOFException(FILE + " is longer than it says");
            }
            return ByteBuffer.wrap(all, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One part, to be read from its beginning; null where the build did not prepare any. */
    public static @Nullable ByteBuffer part(int number) {
        ByteBuffer parts = all();
        if (parts == null) {
            return null;
        }
        int at = 0;
        for (int i = 0; i < number; i++) {
            at += Integer.BYTES + parts.getInt(at);
        }
        return parts.slice(at + Integer.BYTES, parts.getInt(at));
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
