package dev.waxseal.agent.ear;

import dev.waxseal.agent.call.Caller;
import dev.waxseal.agent.ear.Turns.Turn;
import dev.waxseal.agent.origin.Origins;
import dev.waxseal.agent.trust.Trust;
import dev.waxseal.agent.trust.TrustLog;
import dev.waxseal.agent.trust.Way;
import dev.waxseal.journal.Finding;
import dev.waxseal.journal.Sealed;
import dev.waxseal.tls.ServerCertificate;
import dev.waxseal.tls.Weakness;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Takes to the room of trust what places tell it, and to the journal what that finds; nothing of it before the first. */
final class TrustEar implements TrustLog {

    /** The first version that encrypts certificates. */
    private static final String HIDING = "TLSv1.3";

    private final Auditor auditor;
    private final Callers callers;
    private final SealedAnswers answers;
    private final SealedHttp2 http2;
    private volatile @Nullable Trust trust;

    TrustEar(Auditor auditor, Callers callers) {
        this.auditor = auditor;
        this.callers = callers;
        this.answers = new SealedAnswers(auditor, callers);
        this.http2 = new SealedHttp2(answers);
    }

    /** Whether this event is one for there; then it was dealt with. */
    boolean told(String event, Object first, @Nullable Object second) {
        if (!event.startsWith("trust.")) {
            return false;
        }
        if (event.equals("trust.answered")) {
            answered(first, (Object[]) second);
        } else if (event.startsWith("trust.ask")) {
            Questions.begins((String) first, event.endsWith("d"));
        } else {
            trust().told(event, first, second);
        }
        return true;
    }

    /** An answer has come through a socket or an engine: a stretch of bytes. */
    private void answered(Object transport, @Nullable Object @Nullable [] read) {
        if (read == null
                || !(read[0] instanceof ByteBuffer bytes)
                || !(read[1] instanceof Integer from)
                || !(read[2] instanceof Integer count)) {
            return;
        }
        Way way = null;
        Caller maker = null;
        if (transport instanceof SSLSocket socket && socket.getUseClientMode()) {
            way = way(socket.getSession().getPeerHost(), socket.getPort(), socket.getInetAddress());
        } else if (transport instanceof SSLEngine engine && engine.getUseClientMode()) {
            way = trust().wayOf(engine);
            maker = trust().makerOf(engine);
        }
        if (way != null) {
            answers.http1(bytes, from, count, way, maker);
        }
    }

    /** So many bytes have come out of TLS, unless they are not known; whether they are followed. */
    boolean followed(Object transport, @Nullable ByteBuffer bytes, int from, int count) {
        return http2.heard(transport, bytes, from, count);
    }

    @Override
    public void speaksHttp2(Object transport, Way way, Caller maker) {
        http2.begins(transport, way, maker);
    }

    /** The JVM ends. */
    void end() {
        Trust made = trust;
        if (made != null) {
            made.end();
        }
    }

    /** The agent goes. */
    void leave() {
        Trust made = trust;
        if (made != null) {
            made.leave();
        }
    }

    private Trust trust() {
        Trust made = trust;
        if (made == null) {
            synchronized (this) {
                made = trust;
                if (made == null) {
                    made = new Trust(this);
                    auditor.toldOfSessions();
                    trust = made;
                }
            }
        }
        return made;
    }

    @Override
    public boolean probes() {
        return auditor.settings().probes();
    }

    @Override
    public Caller callerHere() {
        return callers.ofThisThread();
    }

    @Override
    public @Nullable String libraryHere() {
        return callers.libraryOfThisThread();
    }

    @Override
    public @Nullable String clientOf(String className) {
        return Origins.clientOf(className);
    }

    /** The last that this thread has sealed, if that may be it: it knows of proxies, and of hosts that only the wire names. */
    @Override
    public Way way(@Nullable String host, int port, @Nullable InetAddress address) {
        Target last = Connections.TURNS.get().sealed;
        if (last == null || (host != null && !isSame(last, host, port))) {
            String name = host != null ? host.toLowerCase(Locale.ROOT) : address == null ? "unknown" : null;
            String numeric = address == null ? null : address.getHostAddress();
            Peer peer = new Peer(name == null ? String.valueOf(numeric) : name, numeric, Math.max(0, port), false);
            last = Target.ofTls("https", peer, null, null);
        }
        return new Way(last.destination(), last.origin());
    }

    /** Whether it leads there: some connect by name, and tell TLS the address that this was looked up as. */
    private static boolean isSame(Target last, String host, int port) {
        Finding.Destination to = last.destination();
        return (to.host().equalsIgnoreCase(host) || (to.via() == null && host.equals(to.address())))
                && (port <= 0 || to.port() == port || to.via() != null);
    }

    @Override
    public void weak(List<Weakness> weaknesses, Way to, @Nullable String protocol, Caller caller) {
        auditor.recorder().weak(weaknesses, to.destination(), to.url(), protocol, caller);
    }

    @Override
    public void took(List<X509Certificate> chain, Way from, String protocol) {
        auditor.questions().met(chain, from);
        X509Certificate own = chain.get(0);
        ServerCertificate certificate = HIDING.equals(protocol) ? ServerCertificate.of(own) : null;
        if (certificate != null) {
            auditor.recorder().sealed(told(from, protocol, certificate));
        }
    }

    private static Sealed told(Way from, String protocol, ServerCertificate certificate) {
        Finding.Destination to = from.destination();
        return new Sealed(
                to.host(),
                to.port(),
                from.url().substring(0, from.url().indexOf(':')),
                Sealed.TOLD,
                protocol,
                null,
                null,
                null,
                null,
                false,
                false,
                false,
                false,
                false,
                false,
                certificate.subject(),
                certificate.issuer(),
                certificate.notAfter(),
                certificate.key(),
                certificate.signature(),
                certificate.serial(),
                certificate.fingerprint(),
                certificate.validity(),
                null,
                0);
    }

    @Override
    public void dropped(String what) {
        auditor.recorder().dropped(what);
    }

    @Override
    public void unheard(Runnable work) {
        Turn turn = Connections.TURNS.take();
        try {
            work.run();
        } finally {
            if (turn != null) {
                turn.taken = false;
            }
        }
    }

    @Override
    public void failed(String where, Throwable failure) {
        auditor.failed(where, failure);
    }
}
