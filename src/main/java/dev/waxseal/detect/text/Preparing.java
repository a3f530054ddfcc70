package dev.waxseal.detect.text;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Writes what {@link PreparedPart} reads. */
public final class Preparing {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    /** A text that may be of any length. */
    public void text(String text) {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A text of lines, each with a line feed behind it. */
    public void lines(Iterable<String> lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append(line).append('\n');
        }
        text(text.toString());
    }

    /** One number of 32 bits. */
    public void number(int number) {
        try {
            out.writeInt(number);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One number of 16 bits. */
    public void small(char number) {
        try {
            out.writeChar(number);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Numbers of 16 bits. */
    public void chars(char[] chars) {
        number(chars.length);
        for (char c : chars) {
            small(c);
        }
    }

    /** Numbers of 32 bits. */
    public void ints(int[] ints) {
        try {
            out.writeInt(ints.length);
            for (int number : ints) {
                out.writeInt(number);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Numbers of 64 bits. */
    public void longs(long[] longs) {
        try {
            out.writeInt(longs.length);
            for (long number : longs) {
                out.writeLong(number);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes, with their number before them. */
    public void bytes(byte[] part) {
        try {
            out.writeInt(part.length);
            out.write(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that was written. */
    public byte[] made() {
        return bytes.toByteArray();
    }
}
