package dev.waxseal.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * Listens for a little while to what is neither HTTP nor TLS, to tell whether it is a protocol that should not be spoken
 * in clear text. What turns to TLS after a preface or STARTTLS is none.
 */
final class FirstBytes {

    private static final int TLS_HANDSHAKE = 0x16;
    private static final int TLS_MAJOR_VERSION = 3;

    private final Dialogue dialogue;
    private final Beginnings said = new Beginnings();
    private List<Protocol> candidates = Protocols.ALL;

    FirstBytes(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    /** The direction of the client or that of the server. */
    Parser reading(boolean ofClient) {
        return new Parser() {
            @Override
            public int read(byte[] bytes, int from, int to) {
                if (from < to) {
                    hear(ofClient, bytes, from, to);
                }
                return to;
            }

            @Override
            public void end() {}
        };
    }

    private void hear(boolean byClient, byte[] bytes, int from, int to) {
        boolean turnsToTls = to - from > 1 && bytes[from] == TLS_HANDSHAKE && bytes[from + 1] == TLS_MAJOR_VERSION;
        if (turnsToTls && byClient) {
            dialogue.turnedOut(Nature.TLS, "tls");
            return;
        }
        boolean fits = said.add(byClient, bytes, from, to);
        List<Protocol> left = new ArrayList<>();
        for (Protocol protocol : candidates) {
            switch (protocol.of(said)) {
                case CLEAR -> {
                    dialogue.turnedOut(Nature.OTHER, protocol.name());
                    return;
                }
                case SEALED -> {
                    dialogue.turnedOut(Nature.TLS, "tls");
                    return;
                }
                case PERHAPS -> left.add(protocol);
                case NO -> {}
            }
        }
        candidates = left;
        if (left.isEmpty() || !fits) {
            dialogue.turnedOut(Nature.OTHER, null);
        }
    }
}
