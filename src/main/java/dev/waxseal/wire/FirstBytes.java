package dev.waxseal.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Listens for a little while to what is neither HTTP nor TLS, to tell whether it is a protocol that should not be spoken
 * in clear text. What turns to TLS after a preface or STARTTLS is none.
 */
final class FirstBytes {

    private static final int TLS_HANDSHAKE = 0x16;

    /** The protocols that begin in clear text and turn to TLS; others are TLS from their first byte, or never. */
    private static final Set<String> ASK_FOR_TLS = Set.of(
            "SMTP",
            "FTP",
            "IMAP",
            "POP3",
            "NNTP",
            "NATS",
            "IRC",
            "LDAP",
            "XMPP",
            "Telnet",
            "AMQP",
            "PostgreSQL",
            "MySQL",
            "SQL Server");

    private final Dialogue dialogue;
    private final Beginnings said = new Beginnings();
    private List<Protocol> candidates = Protocols.ALL;

    FirstBytes(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    /** The direction of the client or that of the server. */
    Parser reading(boolean ofClient) {
        return new Side(ofClient);
    }

    /** Either side: what it says is held as long as it may be the beginning of TLS. */
    private final class Side implements Parser {

        private final boolean ofClient;
        private @Nullable StartLine line;
        private byte[] held = {};

        Side(boolean ofClient) {
            this.ofClient = ofClient;
        }

        @Override
        public int read(byte[] bytes, int from, int to) {
            StartLine reading = line;
            if (reading == null && bytes[from] != TLS_HANDSHAKE) {
                hear(ofClient, bytes, from, to);
                return to;
            }
            if (reading == null) {
                reading = new StartLine();
                line = reading;
            }
            StartLine.Kind kind = reading.read(bytes, from, to);
            int stopped = reading.stopped();
            int before = held.length;
            held = Arrays.copyOf(held, before + stopped - from);
            System.arraycopy(bytes, from, held, before, stopped - from);
            if (kind != StartLine.Kind.UNDECIDED) {
                byte[] beginning = held;
                held = new byte[0];
                line = null;
                decided(kind, beginning);
            }
            return stopped;
        }

        private void decided(StartLine.Kind kind, byte[] beginning) {
            if (kind == (ofClient ? StartLine.Kind.TLS : StartLine.Kind.TLS_ANSWER)) {
                dialogue.turnsToTls(ofClient, beginning, before());
            } else if (kind == (ofClient ? StartLine.Kind.TLS_ANSWER : StartLine.Kind.TLS)) {
                dialogue.turnedOut(Nature.SERVER, null);
            } else {
                hear(ofClient, beginning, 0, beginning.length);
            }
        }

        @Override
        public void end() {}
    }

    /** The one of those that ask for TLS which may have been spoken so far; null where nothing was, or it may be several. */
    private @Nullable String before() {
        String name = null;
        for (Protocol candidate : candidates) {
            if (ASK_FOR_TLS.contains(candidate.name())) {
                if (name != null && !name.equals(candidate.name())) {
                    return null;
                }
                name = candidate.name();
            }
        }
        return name;
    }

    private void hear(boolean byClient, byte[] bytes, int from, int to) {
        boolean fits = said.add(byClient, bytes, from, to);
        List<Protocol> left = new ArrayList<>();
        for (Protocol protocol : candidates) {
            switch (protocol.of(said)) {
                case CLEAR -> {
                    dialogue.turnedOut(Nature.OTHER, protocol.name());
                    return;
                }
                case SEALED -> {
                    dialogue.turnedOut(Nature.TLS, protocol.name());
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
