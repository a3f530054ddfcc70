package dev.waxseal.agent.ear;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.waxseal.agent.ear.Turns.Turn;
import dev.waxseal.agent.trust.Way;
import dev.waxseal.journal.Finding;
import dev.waxseal.journal.Sealed;
import dev.waxseal.wire.RequestHead;
import java.security.cert.X509Certificate;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What was asked in clear text about the certificates of TLS servers, so that whoever watches knows whom it is about. A
 * question within the handshake of a socket is laid to where that leads; another waits for the end of a handshake whose
 * certificates name whom was asked.
 */
final class Questions {

    /** Of the certificates of a server: whom to ask about them and where their authority's is, and where its list is. */
    private static final List<String> NAMING = List.of("1.3.6.1.5.5.7.1.1", "2.5.29.31");

    private static final int MOST = 100;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private record Question(String kind, String authority, long at) {}

    private final Recorder recorder;

    /** The oldest first; guarded by itself. */
    private final ArrayDeque<Question> waiting = new ArrayDeque<>(0);

    private volatile boolean some;

    Questions(Recorder recorder) {
        this.recorder = recorder;
    }

    /** This thread begins to ask, by this method of the JDK's, or has its answer. */
    static void begins(String method, boolean over) {
        Connections.TURNS.get().question = over
                ? null
                : switch (method) {
                    case "getOCSPBytes" -> "OCSP";
                    case "engineGetCRLs" -> "CRL";
                    default -> "AIA";
                };
    }

    /**
     * Whether this request is such a question.
     *
     * @param sessions whether there is any TLS in this JVM that it may be about
     */
    boolean isOne(RequestHead request, boolean sessions) {
        Turn turn = Connections.TURNS.get();
        String kind = turn.question;
        if (kind == null && sessions && request.method().equals("POST") && isOcsp(request)) {
            kind = "OCSP";
        }
        if (kind == null) {
            return false;
        }
        Target of = turn.sealed;
        if (of != null && isInHandshake()) {
            asked(kind, request.authority(), of.destination(), of.scheme());
        } else {
            synchronized (waiting) {
                if (waiting.size() == MOST) {
                    waiting.removeFirst();
                }
                waiting.addLast(new Question(kind, request.authority(), System.nanoTime()));
                some = true;
            }
        }
        return true;
    }

    private static boolean isOcsp(RequestHead request) {
        String type = request.fields().first("Content-Type");
        return type != null && type.startsWith("application/ocsp-request");
    }

    /** Whether this thread shakes hands for a socket, rather than doing a part of an engine's. */
    private static boolean isInHandshake() {
        return StackWalker.getInstance()
                .walk(frames ->
                        frames.anyMatch(frame -> frame.getClassName().equals("sun.security.ssl.SSLSocketImpl")));
    }

    /** A client has come to the end of a handshake in which it was shown these. */
    void met(List<X509Certificate> chain, Way way) {
        if (!some) {
            return;
        }
        StringBuilder named = new StringBuilder();
        for (X509Certificate certificate : chain) {
            for (String oid : NAMING) {
                byte[] extension = certificate.getExtensionValue(oid);
                named.append(
                        extension == null ? "" : new String(extension, ISO_8859_1)); // URLs stand in there as they are
            }
        }
        Question question;
        while ((question = next(named.toString())) != null) {
            String url = way.url();
            asked(question.kind, question.authority, way.destination(), url.substring(0, url.indexOf(':')));
        }
    }

    private @Nullable Question next(String named) {
        synchronized (waiting) {
            Question found = null;
            long now = System.nanoTime();
            for (Iterator<Question> all = waiting.iterator(); all.hasNext() && found == null; ) {
                Question one = all.next();
                boolean isNamed = named.contains("://" + one.authority);
                if (isNamed || now - one.at > PATIENCE) {
                    all.remove();
                }
                found = isNamed ? one : null;
            }
            some = !waiting.isEmpty();
            return found;
        }
    }

    private void asked(String kind, String authority, Finding.Destination of, String scheme) {
        recorder.sealed(Sealed.asked(of.host(), of.port(), scheme, kind, authority));
    }
}
