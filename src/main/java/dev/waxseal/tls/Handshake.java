package dev.waxseal.tls;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hears the handshake of one TLS connection (SSL 3.0 to TLS 1.3) as everyone on the path could: the bytes of both
 * directions, in any split, from the first record on, until what follows is encrypted.
 *
 * <p>Either direction may be heard before the other. Holds at most one message of each direction, 64 KB, and up to TLS 1.2
 * the server's certificates until the client has taken them; never throws, whatever is said. Not safe for use by several
 * threads at once.
 */
public final class Handshake {

    private static final int CLIENT_HELLO = 1;
    private static final int SERVER_HELLO = 2;
    private static final int CERTIFICATE = 11;
    private static final int SERVER_KEY_EXCHANGE = 12;
    private static final int CERTIFICATE_REQUEST = 13;
    private static final int SERVER_HELLO_DONE = 14;

    private final Messages client = new Messages(true, new Reader());
    private final Messages server = new Messages(false, new Reader());

    private @Nullable ClientHello asked;
    private @Nullable ServerHello answered;
    private boolean retried;
    private boolean clientChanged;
    private boolean newSession;
    private int curve = -1;
    private int primeBits;
    private Prime prime = Prime.UNKNOWN;
    private int signedBy = -1;
    private List<byte[]> chain = List.of();
    private boolean clientCertificate;
    private boolean unread;
    private Sealing.@Nullable End end;

    /**
     * Takes bytes of one direction.
     *
     * @param sent whether the client sent them
     * @return whether more is to be heard; false from the moment on when {@link #sealing()} is known
     */
    public boolean heard(boolean sent, byte[] bytes, int from, int to) {
        (sent ? client : server).read(bytes, from, to);
        return end == null;
    }

    /** The connection is over, or will not be heard any further. */
    public void ended() {
        if (end == null) {
            end(asked == null && answered == null ? Sealing.End.UNHEARD : Sealing.End.BROKEN_OFF);
        }
    }

    /** What the client offers, once that is known. */
    public @Nullable ClientHello asked() {
        return asked;
    }

    /** What came of it so far. */
    public Sealing sealing() {
        ServerHello answer = answered;
        Sealing.End how = end == null ? Sealing.End.BROKEN_OFF : end;
        if (answer == null) {
            return Sealing.none(how, asked);
        }
        boolean thirteen = answer.version() >= Version.TLS_1_3;
        return new Sealing(
                how,
                asked,
                answer.version(),
                answer.suite(),
                thirteen ? answer.group() : curve,
                primeBits,
                prime,
                signedBy,
                answer.alpn(),
                thirteen ? answer.preSharedKey() : isResumed(answer),
                answer.compression() != 0,
                answer.extendedMasterSecret(),
                answer.encryptThenMac(),
                answer.secureRenegotiation(),
                retried,
                chain,
                clientCertificate,
                unread);
    }

    /** RFC 5246 section 7.4.1.3, RFC 5077 section 3.4: the server says the client's own id again. */
    private boolean isResumed(ServerHello answer) {
        ClientHello hello = asked;
        return hello != null
                && !newSession
                && new Bytes(answer.sessionId(), 0, answer.sessionId().length).isSame(hello.sessionId());
    }

    private void end(Sealing.End how) {
        end = how;
        client.stop();
        server.stop();
    }

    /** Whether both sides have said all that can be read. */
    private void look() {
        ServerHello answer = answered;
        if (asked == null || answer == null) {
            return;
        }
        if (answer.version() >= Version.TLS_1_3 || clientChanged) {
            end(Sealing.End.AGREED);
        }
    }

    /** Listens to both directions, each of which says which it is. */
    private final class Reader implements Messages.Listener {

        @Override
        public void said(boolean sent, int type, Bytes body) {
            if (sent) {
                saidByClient(type, body);
            } else {
                saidByServer(type, body);
            }
        }

        private void saidByClient(int type, Bytes body) {
            if (type == CLIENT_HELLO) {
                asked = ClientHello.read(body);
                look();
            } else if (type == CERTIFICATE && answered != null) {
                clientCertificate = !Certificates.read(body).isEmpty();
            } else if (asked == null) {
                end(Sealing.End.UNHEARD); // it began before it was listened to
            }
        }

        private void saidByServer(int type, Bytes body) {
            switch (type) {
                case SERVER_HELLO -> {
                    ServerHello answer = ServerHello.read(body);
                    if (answer.retry()) {
                        retried = true;
                    } else {
                        answered = answer;
                        look();
                    }
                }
                case CERTIFICATE -> {
                    newSession = true;
                    chain = Certificates.read(body);
                }
                case SERVER_KEY_EXCHANGE -> {
                    newSession = true;
                    keyExchange(body);
                }
                case CERTIFICATE_REQUEST, SERVER_HELLO_DONE -> newSession = true;
                default -> {}
            }
        }

        private void keyExchange(Bytes body) {
            ServerHello answer = answered;
            KeyExchange exchange =
                    answer == null ? KeyExchange.NONE : KeyExchange.read(answer.version(), answer.suite(), body);
            curve = exchange.group();
            primeBits = exchange.primeBits();
            prime = exchange.prime();
            signedBy = exchange.signedBy();
        }

        @Override
        public void tooLong(boolean sent, int type) {
            unread = true;
            newSession |= type == CERTIFICATE;
            if (type == CLIENT_HELLO || type == SERVER_HELLO) {
                end(Sealing.End.UNHEARD);
            }
        }

        @Override
        public void changesOver(boolean sent) {
            if (sent) {
                clientChanged = asked != null;
                look();
            } else if (answered != null) {
                server.stop(); // in TLS 1.2 it goes on encrypted
            }
        }

        @Override
        public void alerted(boolean sent, boolean fatal, int description) {
            if (fatal) {
                end(sent ? Sealing.End.REFUSED_BY_CLIENT : Sealing.End.REFUSED_BY_SERVER);
            } else if (description == 0) {
                end(Sealing.End.BROKEN_OFF);
            }
        }

        @Override
        public void encrypted(boolean sent) {
            boolean heardToBegin = sent ? asked != null : answered != null || retried;
            if (!heardToBegin) {
                end(Sealing.End.UNHEARD); // it began before it was listened to, and would not end to be
            }
        }

        @Override
        public void strange(boolean sent) {
            end(Sealing.End.UNHEARD);
        }
    }
}
