package dev.waxseal.wire;

import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the messages in one direction of a WebSocket (RFC 6455), with or without permessage-deflate (RFC 7692). */
final class WebSocketFrames implements Sink {

    /** Two bytes, eight of length, four of mask. */
    private static final int HEADER_MOST = 14;

    /** Unmasked in one go. */
    private static final int PIECE = 4 << 10;

    private static final int FIN = 0x80;
    private static final int COMPRESSED = 0x40;
    private static final int OPCODE = 0x0f;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CONTROL = 8;
    private static final int MASKED = 0x80;
    private static final int LENGTH = 0x7f;
    private static final int LENGTH_16 = 126;
    private static final int LENGTH_64 = 127;
    private static final byte[] TAIL = {0, 0, (byte) 0xff, (byte) 0xff}; // RFC 7692 section 7.2.2

    private final Head head;
    private final Consumer<Heard> ear;
    private final Stretches messages;
    private final boolean deflates;
    private final boolean keepsContext;
    private @Nullable DeflateStream inflating;

    private final byte[] header = new byte[HEADER_MOST];
    private int headerLength;
    private boolean inPayload;
    private long remaining;
    private int masked;
    private boolean compressed;
    private boolean broken;

    private WebSocketFrames(Head head, Consumer<Heard> ear, boolean deflates, boolean keepsContext) {
        this.head = head;
        this.ear = ear;
        messages = new Stretches(ear, head, Content.Form.MESSAGE);
        this.deflates = deflates;
        this.keepsContext = keepsContext;
    }

    /** The direction that this head opens, as that answer agreed to it. */
    static WebSocketFrames after(Head head, ResponseHead answer, Consumer<Heard> ear) {
        String agreed = answer.fields().first("Sec-WebSocket-Extensions");
        String extension = agreed == null ? "" : agreed.toLowerCase(Locale.ROOT);
        String side = head instanceof RequestHead ? "client" : "server";
        return new WebSocketFrames(
                head,
                ear,
                extension.startsWith("permessage-deflate"),
                !extension.contains(side + "_no_context_takeover"));
    }

    @Override
    public void put(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && !broken) {
            if (!inPayload) {
                header[headerLength++] = bytes[i++];
                if (headerLength >= 2 && headerLength == headerNeeds()) {
                    begin();
                }
            } else {
                int piece = (int) Math.min(remaining, to - i);
                if (!control()) {
                    payload(bytes, i, i + piece);
                }
                i += piece;
                remaining -= piece;
            }
            if (inPayload && remaining == 0) {
                endFrame();
            }
        }
    }

    private int headerNeeds() {
        int length = header[1] & LENGTH;
        return 2 + (length == LENGTH_64 ? 8 : length == LENGTH_16 ? 2 : 0) + ((header[1] & MASKED) == 0 ? 0 : 4);
    }

    private boolean control() {
        return (header[0] & OPCODE) >= CONTROL;
    }

    private void begin() {
        remaining = header[1] & LENGTH;
        int lengthEnd = remaining == LENGTH_64 ? 10 : remaining == LENGTH_16 ? 4 : 2;
        if (lengthEnd > 2) {
            remaining = 0;
            for (int i = 2; i < lengthEnd; i++) {
                remaining = (remaining << 8) | (header[i] & 0xff);
            }
        }
        int opcode = header[0] & OPCODE;
        if (remaining < 0 || (opcode > BINARY && !control())) {
            broken = true;
            ear.accept(new PassedOver(head, "what comes after a frame that is none of a WebSocket's"));
        }
        inPayload = true;
        masked = 0;
        if (opcode == TEXT || opcode == BINARY) {
            messages.end();
            messages.form(opcode == TEXT ? Content.Form.MESSAGE : Content.Form.BINARY_MESSAGE);
            compressed = (header[0] & COMPRESSED) != 0;
            if (compressed && (!deflates || (inflating != null && inflating.broken()))) {
                compressed = false;
                messages.unreadable();
            }
        }
    }

    private void payload(byte[] bytes, int from, int to) {
        if ((header[1] & MASKED) == 0) {
            message(bytes, from, to);
            return;
        }
        byte[] clear = new byte[Math.min(to - from, PIECE)];
        for (int at = from; at < to; at += clear.length) {
            int length = Math.min(to - at, clear.length);
            for (int i = 0; i < length; i++) {
                clear[i] = (byte) (bytes[at + i] ^ header[headerLength - 4 + (masked++ & 3)]);
            }
            message(clear, 0, length);
        }
    }

    private void message(byte[] bytes, int from, int to) {
        if (!compressed) {
            messages.put(bytes, from, to);
            return;
        }
        DeflateStream stream = inflating;
        if (stream == null) {
            stream = new DeflateStream(true);
            inflating = stream;
        }
        int stopped = stream.inflate(bytes, from, to, messages);
        if (stream.finished()) { // a final block, which RFC 7692 section 7.2.3.5 allows; padding follows
            stream.again();
        } else if (stream.broken()) {
            compressed = false;
            messages.unreadable();
            messages.put(bytes, Math.min(stopped, to - 1), to); // one byte at least, so that it is said
        }
    }

    private void endFrame() {
        inPayload = false;
        headerLength = 0;
        if ((header[0] & FIN) == 0 || control()) {
            return;
        }
        if (compressed) {
            message(TAIL, 0, TAIL.length);
        }
        messages.end();
        if (inflating != null) {
            if (keepsContext) {
                inflating.rest();
            } else {
                inflating.end();
                inflating = null;
            }
        }
    }

    @Override
    public void unreadable() {
        broken = true;
    }

    @Override
    public void end() {
        broken = true;
        messages.end();
        if (inflating != null) {
            inflating.end();
        }
    }

    @Override
    public void pause() {
        messages.pause();
    }
}
