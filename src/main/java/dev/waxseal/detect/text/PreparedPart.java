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
        for (int at = 0, more; at < chars.length; at += more) {
            more = readNumbers(chars.length - at, Character.BYTES);
            numbers.asCharBuffer().get(chars, at, more);
        }
        return chars;
    }

    /** Numbers of 32 bits. */
    public int[] ints() {
        int[] ints = new int[number()];
        for (int at = 0, more; at < ints.length; at += more) {
            more = readNumbers(ints.length - at, Integer.BYTES);
            numbers.asIntBuffer().get(ints, at, more);
        }
        return ints;
    }

    /** Numbers of 64 bits. */
    public long[] longs() {
        long[] longs = new long[number()];
        for (int at = 0, more; at < longs.length; at += more) {
            more = readNumbers(longs.length - at, Long.BYTES);
            numbers.asLongBuffer().get(longs, at, more);
        }
        return longs;
    }

    /** Reads as many numbers of this width as are left, or fit into the stretch; returns how many these are. */
    private int readNumbers(int left, int width) {
        int more = Math.min(left, STRETCH / width);
        read(stretch, more * width);
        return more;
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
