package dev.waxseal.agent.ear;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;

/**
 * One request of AWS CRT's and its answer, told piece by piece as the two ends of a connection of HTTP/1.1, whatever
 * version the native code speaks. Pieces of unknown length are told as chunks (RFC 9112 section 7.1).
 */
final class CrtExchange {

    /** An answer before the final one; trailers. The answer itself is 0 (AWS CRT's {@code HttpHeaderBlock}). */
    private static final int INFORMATIONAL = 1;

    private static final int TRAILING = 2;

    /** More than is read of any head, so that there it is said that there was more. */
    private static final int FIELDS_MOST = 256 << 10;

    private static final byte[] LINE_END = {'\r', '\n'};

    private final Connection connection;
    private final byte[] head;
    private final boolean chunked;
    private boolean begun;
    private boolean said;
    private int status;
    private final StringBuilder fields = new StringBuilder(0);
    private boolean measured;
    private boolean held;
    private boolean answering;

    /**
     * A request that was not sent yet.
     *
     * @param head its first lines
     * @param chunked whether they say that its content comes in chunks
     */
    CrtExchange(Connection connection, byte[] head, boolean chunked) {
        this.connection = connection;
        this.head = head;
        this.chunked = chunked;
    }

    /** It is being sent. */
    synchronized void begin() {
        if (!begun) {
            begun = true;
            connection.sent(ByteBuffer.wrap(head));
        }
    }

    /** A piece of its content. */
    synchronized void content(ByteBuffer piece, boolean last) {
        begin();
        if (said) {
            return;
        }
        if (chunked) {
            said = last;
            if (piece.hasRemaining()) {
                connection.sent(size(piece));
                connection.sent(piece);
                connection.sent(ByteBuffer.wrap(LINE_END));
            }
            if (last) {
                connection.sent(ascii("0\r\n\r\n"));
            }
        } else {
            connection.sent(piece);
        }
    }

    /** Fields of an answer; there may come more of them. */
    synchronized void fields(int code, ByteBuffer marshalled) {
        begin();
        status = code;
        ByteBuffer lines = marshalled.duplicate().rewind();
        while (lines.remaining() >= Integer.BYTES) {
            String name = text(lines);
            String value = text(lines);
            if (fields.length() < FIELDS_MOST && !name.startsWith(":") && !name.equalsIgnoreCase("Transfer-Encoding")) {
                measured |= name.equalsIgnoreCase("Content-Length");
                fields.append(name).append(": ").append(value).append("\r\n");
            }
        }
    }

    /** These were all of this block. */
    synchronized void fieldsDone(int block) {
        if (block == INFORMATIONAL) {
            answer("");
        } else if (block != TRAILING) {
            held = !measured; // until it is known whether there is any content
            if (measured) {
                answer("");
                answering = true;
            }
        }
    }

    /** A piece of the answer's content. */
    synchronized void answered(ByteBuffer piece) {
        if (held) {
            held = false;
            answer("Transfer-Encoding: chunked\r\n");
            answering = true;
        }
        if (answering && piece.hasRemaining()) {
            if (!measured) {
                connection.received(size(piece));
            }
            connection.received(piece);
            if (!measured) {
                connection.received(ByteBuffer.wrap(LINE_END));
            }
        }
    }

    /** Nothing more comes; whether all of it could be followed. */
    synchronized boolean end(boolean whole) {
        begin();
        if (whole && chunked) {
            content(ByteBuffer.allocate(0), true);
        }
        if (held) {
            answer(status == 204 || status == 304 ? "" : "Content-Length: 0\r\n");
        } else if (whole && answering && !measured) {
            connection.received(ascii("0\r\n" + fields + "\r\n"));
        }
        boolean followed = !connection.isIncomplete();
        connection.closed();
        return followed;
    }

    /** The JVM begins to end. */
    void pause() {
        connection.pause();
    }

    private void answer(String framing) {
        connection.received(
                ByteBuffer.wrap(("HTTP/1.1 " + status + " \r\n" + fields + framing + "\r\n").getBytes(ISO_8859_1)));
        fields.setLength(0);
    }

    private static ByteBuffer size(ByteBuffer piece) {
        return ascii(Integer.toHexString(piece.remaining()) + "\r\n");
    }

    private static ByteBuffer ascii(String text) {
        return ByteBuffer.wrap(text.getBytes(US_ASCII));
    }

    private static String text(ByteBuffer lines) {
        int length = lines.remaining() < Integer.BYTES ? 0 : lines.getInt();
        byte[] text = new byte[Math.max(0, Math.min(length, lines.remaining()))];
        lines.get(text);
        return new String(text, ISO_8859_1);
    }
}
