package dev.waxseal.detect.text;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One part of what was {@link Prepared}, read from its beginning to its end as {@link Preparing} wrote it. Its tables are
 * read a stretch at a time into their arrays, for a JVM under test shall not hold them twice.
 */
public final class PreparedPart implements Closeable {

    /** Bytes; what the JDK reads of a file without memory of its own for it. */
    private static final int STRETCH = 8192;

    private final InputStream in;
    private final byte[] stretch = new byte[STRETCH];
    private final ByteBuffer numbers = ByteBuffer.wrap(stretch);

    PreparedPart(InputStream in) {
        this.in = in;
    }

    /** What was made just now. */
    public static PreparedPart of(byte[] made) {
        return new PreparedPart(new ByteArrayInputStream(made));
    }

    /** Leaves the next parts of the file out; behind them begins the one that is read, with how long it is. */
    void passOver(int parts) {
        try {
            for (int i = 0; i < parts; i++) {
                in.skipNBytes(number());
            }
            number();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One number of 32 bits. */
    public int number() {
        read(stretch, Integer.BYTES);
        return numbers.getInt(0);
    }

    /** A text. */
    public String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /** Bytes that have their number before them. */
    public byte[] bytes() {
        byte[] bytes = new byte[number()];
        read(bytes, bytes.length);
        return bytes;
    }

    /** Numbers of 16 bits. */
    public char[] chars() {
        char[] chars = new char[number()];
        for (int at = 0; at < chars.length; ) {
            int more = Math.min(chars.length - at, STRETCH / Character.BYTES);
            read(stretch, more * Character.BYTES);
            numbers.asCharBuffer().get(chars, at, more);
            at += more;
        }
        return chars;
    }

    /** Numbers of 32 bits. */
    public int[] ints() {
        int[] ints = new int[number()];
        for (int at = 0; at < ints.length; ) {
            int more = Math.min(ints.length - at, STRETCH / Integer.BYTES);
            read(stretch, more * Integer.BYTES);
            numbers.asIntBuffer().get(ints, at, more);
            at += more;
        }
        return ints;
    }

    /** Numbers of 64 bits. */
    public long[] longs() {
        long[] longs = new long[number()];
        for (int at = 0; at < longs.length; ) {
            int more = Math.min(longs.length - at, STRETCH / Long.BYTES);
            read(stretch, more * Long.BYTES);
            numbers.asLongBuffer().get(longs, at, more);
            at += more;
        }
        return longs;
    }

    private void read(byte[] into, int length) {
        try {
            if (in.readNBytes(into, 0, length) < length) {
                throw new EOFException(Prepared.FILE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
