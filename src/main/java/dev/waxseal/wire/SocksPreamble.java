package dev.waxseal.wire;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a client says to a SOCKS proxy (SOCKS 4 and 4a, RFC 1928, RFC 1929) before the connection is the target's: skipped,
 * but for the target.
 */
final class SocksPreamble implements Parser {

    /** A message with two names of 255 bytes is the longest there is. */
    private static final int MOST = 600;

    static final int VERSION_4 = 4;
    private static final int VERSION_5 = 5;
    private static final int AUTHENTICATION = 1;
    private static final int CONNECT = 1;
    private static final int IPV4 = 1;
    private static final int NAME = 3;
    private static final int IPV6 = 4;
    private static final int INVALID = -1;

    /** The fixed part of a SOCKS 4 request: version, command, port, address. */
    private static final int FIXED_4 = 8;

    private final Dialogue dialogue;
    private final byte[] message = new byte[MOST];
    private int length;
    private boolean greeted;
    private boolean done;

    SocksPreamble(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    @Override
    public int read(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && !done) {
            message[length++] = bytes[i++];
            int needed = needed();
            if (needed > MOST) {
                done = true;
                dialogue.lost();
            } else if (needed == INVALID) {
                done = true;
                dialogue.sentStrange(Arrays.copyOf(message, length));
            } else if (needed == length) {
                complete();
            }
        }
        return done ? i : to;
    }

    /** The length of the message that is under way, as far as can be known by now. */
    private int needed() {
        if (message[0] == VERSION_4 && !greeted) {
            return version4();
        }
        if (!greeted) {
            return message[0] != VERSION_5 ? INVALID : length < 2 ? 2 : at(1) == 0 ? INVALID : 2 + at(1);
        }
        if (message[0] == AUTHENTICATION) {
            int password = 2 + at(1);
            return length < 2 ? 2 : length <= password ? password + 1 : password + 1 + at(password);
        }
        if (message[0] != VERSION_5 || (length > 1 && message[1] != CONNECT)) {
            return INVALID;
        }
        return length < 5 ? 5 : 4 + address() + 2;
    }

    /** Address, user, and after an address that cannot be one also the name. */
    private int version4() {
        if (length > 1 && message[1] != CONNECT) {
            return INVALID;
        }
        if (length <= FIXED_4) {
            return FIXED_4 + 1;
        }
        int texts = named4() ? 2 : 1;
        for (int i = FIXED_4; i < length; i++) {
            if (message[i] == 0) {
                texts--;
            }
        }
        return texts > 0 ? length + 1 : length;
    }

    private boolean named4() {
        return message[4] == 0 && message[5] == 0 && message[6] == 0 && message[7] != 0;
    }

    private int address() {
        return switch (message[3]) {
            case IPV4 -> 4;
            case NAME -> 1 + at(4);
            case IPV6 -> 16;
            default -> MOST;
        };
    }

    private int at(int index) {
        return message[index] & 0xff;
    }

    private void complete() {
        if (message[0] == VERSION_4 && !greeted) {
            int user = indexOfZero(FIXED_4);
            String host = named4() ? text(user + 1, length - 1) : numeric(4, 8);
            target(host, 2);
        } else if (greeted && message[0] == VERSION_5) {
            int end = 4 + address();
            target(message[3] == NAME ? text(5, end) : numeric(4, end), end);
        }
        greeted = true;
        length = 0;
    }

    private void target(String host, int port) {
        done = true;
        dialogue.proxied(host + ":" + ((at(port) << 8) | at(port + 1)));
    }

    private int indexOfZero(int from) {
        int i = from;
        while (message[i] != 0) {
            i++;
        }
        return i;
    }

    private String text(int from, int to) {
        return new String(message, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private String numeric(int from, int to) {
        try {
            String address = InetAddress.getByAddress(Arrays.copyOfRange(message, from, to))
                    .getHostAddress();
            return to - from > 4 ? "[" + address + "]" : address;
        } catch (UnknownHostException impossible) { // only for another length than 4 and 16
            throw new AssertionError(impossible);
        }
    }

    @Override
    public void end() {
        done = true;
    }

    /** What the proxy answers until the connection is the target's; skipped altogether. */
    static final class Replies implements Parser {

        private static final int REPLY_4 = 8;
        private static final int USER_AND_PASSWORD = 2;

        private final Dialogue dialogue;
        private final byte[] message = new byte[5];
        private final boolean version4;
        private int length;
        private int messages;

        Replies(Dialogue dialogue, boolean version4) {
            this.dialogue = dialogue;
            this.version4 = version4;
        }

        @Override
        public int read(byte[] bytes, int from, int to) {
            int i = from;
            while (i < to) {
                if (length < message.length) {
                    message[length] = bytes[i];
                }
                length++;
                i++;
                if (length == needed()) {
                    length = 0;
                    boolean authenticates = messages == 0 && message[1] == USER_AND_PASSWORD;
                    messages += authenticates ? 1 : 2;
                    if (version4 || messages > 3) {
                        dialogue.proxyAnswered();
                        return i;
                    }
                }
            }
            return to;
        }

        private int needed() {
            if (version4) {
                return REPLY_4;
            }
            if (messages < 2) {
                return 2;
            }
            if (length < message.length) {
                return message.length;
            }
            int address = message[3] == NAME ? 1 + (message[4] & 0xff) : message[3] == IPV6 ? 16 : 4;
            return 4 + address + 2;
        }

        @Override
        public void end() {}
    }
}
