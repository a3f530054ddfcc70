package dev.waxseal.tls;

import java.util.Arrays;

/**
 * One direction of a handshake: takes the bytes of records in any split and says the messages that are whole.
 *
 * <p>A message that lies whole in what comes in is read where it lies; another one is kept until it is. Holds at most
 * {@value #MOST} bytes.
 */
final class Messages {

    /** Is told what one side says. */
    interface Listener {

        /** A whole handshake message, without its head. */
        void said(boolean sent, int type, Bytes body);

        /** A handshake message that is too long to be read. */
        void tooLong(boolean sent, int type);

        /** It changes over to the keys that were agreed, up to TLS 1.2; in TLS 1.3 it says nothing (RFC 8446 section 5). */
        void changesOver(boolean sent);

        /** An alert that is not encrypted (RFC 8446 section 6). */
        void alerted(boolean sent, boolean fatal, int description);

        /** A record of encrypted content. */
        void encrypted(boolean sent);

        /** What it says is no TLS. */
        void strange(boolean sent);
    }

    /** The longest message that is kept; the JDK by itself takes none beyond 32 KB. */
    static final int MOST = 64 << 10;

    private static final int RECORD_HEAD = 5;
    private static final int MESSAGE_HEAD = 4;

    /** RFC 5246 section 6.2.3: content may grow by that much when it is encrypted. */
    private static final int LONGEST_RECORD = (16 << 10) + 2048;

    private static final int MAJOR_VERSION = 3;
    private static final int CHANGE_CIPHER_SPEC = 20;
    private static final int ALERT = 21;
    private static final int HANDSHAKE = 22;
    private static final int APPLICATION_DATA = 23;
    private static final int HEARTBEAT = 24;
    private static final int ALERT_LENGTH = 2;
    private static final int FATAL = 2;
    private static final byte[] NONE = {};

    private final boolean sent;
    private final Listener listener;
    private boolean over;

    private final byte[] head = new byte[RECORD_HEAD];
    private int headLength;
    private int remaining;

    /** A message of which a part has come, or an alert. */
    private byte[] held = NONE;

    private int heldLength;

    /** What is still to come of a message that is too long. */
    private int skipping;

    Messages(boolean sent, Listener listener) {
        this.sent = sent;
        this.listener = listener;
    }

    /** Nothing more is read here. */
    void stop() {
        over = true;
        held = NONE;
    }

    void read(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && !over) {
            if (remaining == 0) {
                head[headLength++] = bytes[at++];
                if (headLength == RECORD_HEAD) {
                    headLength = 0;
                    begin();
                }
            } else {
                int piece = Math.min(remaining, to - at);
                remaining -= piece;
                content(bytes, at, at + piece);
                at += piece;
            }
        }
    }

    private void begin() {
        int type = head[0] & 0xff;
        remaining = (head[3] & 0xff) << Byte.SIZE | (head[4] & 0xff);
        if (type < CHANGE_CIPHER_SPEC
                || type > HEARTBEAT
                || head[1] != MAJOR_VERSION
                || remaining > LONGEST_RECORD
                || (remaining == 0 && type != APPLICATION_DATA)) {
            stop();
            listener.strange(sent);
        } else if (type == ALERT) {
            release(); // nothing may stand amid a message (RFC 8446 section 5.1)
        } else if (type == CHANGE_CIPHER_SPEC) {
            listener.changesOver(sent);
        } else if (type == APPLICATION_DATA) {
            listener.encrypted(sent);
        }
    }

    private void content(byte[] bytes, int from, int to) {
        switch (head[0]) {
            case HANDSHAKE -> messages(bytes, from, to);
            case ALERT -> alert(bytes, from, to);
            default -> {}
        }
    }

    private void alert(byte[] bytes, int from, int to) {
        if (head[3] != 0 || head[4] != ALERT_LENGTH) {
            listener.encrypted(sent); // with anything longer it is
            return;
        }
        hold(bytes, from, to, ALERT_LENGTH);
        if (heldLength == ALERT_LENGTH) {
            byte[] alert = release();
            listener.alerted(sent, alert[0] == FATAL, alert[1] & 0xff);
        }
    }

    private void messages(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && !over) {
            if (skipping > 0) {
                int piece = Math.min(skipping, to - at);
                skipping -= piece;
                at += piece;
            } else if (heldLength == 0 && to - at >= MESSAGE_HEAD && to - at >= length(bytes, at)) {
                int end = at + length(bytes, at);
                listener.said(sent, bytes[at] & 0xff, new Bytes(bytes, at + MESSAGE_HEAD, end));
                at = end;
            } else {
                at = held(bytes, at, to);
            }
        }
    }

    /** Adds to the message that is held; returns where it stopped. */
    private int held(byte[] bytes, int from, int to) {
        int needed = heldLength < MESSAGE_HEAD ? MESSAGE_HEAD : length(held, 0);
        int piece = Math.min(needed - heldLength, to - from);
        hold(bytes, from, from + piece, needed);
        if (heldLength >= MESSAGE_HEAD) {
            int length = length(held, 0);
            if (length > MOST) {
                int type = held[0] & 0xff;
                skipping = length - heldLength;
                release();
                listener.tooLong(sent, type);
            } else if (heldLength == length) {
                byte[] message = release();
                listener.said(sent, message[0] & 0xff, new Bytes(message, MESSAGE_HEAD, length));
            }
        }
        return from + piece;
    }

    private void hold(byte[] bytes, int from, int to, int needed) {
        int length = heldLength + to - from;
        if (length > held.length) {
            held = Arrays.copyOf(held, Math.max(length, Math.min(needed, 2 * length)));
        }
        System.arraycopy(bytes, from, held, heldLength, to - from);
        heldLength = length;
    }

    private byte[] release() {
        byte[] message = held;
        held = NONE;
        heldLength = 0;
        return message;
    }

    /** Of a message with its head (RFC 8446 section 4). */
    private static int length(byte[] bytes, int at) {
        return MESSAGE_HEAD + ((bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8 | (bytes[at + 3] & 0xff));
    }
}
