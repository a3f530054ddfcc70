package dev.waxseal.agent.trust;

import com.blogspot.mydailyjava.weaklockfree.WeakConcurrentMap;
import dev.waxseal.agent.call.Caller;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Hears whom this JVM's TLS clients trust, and has it judged on a thread of our own. */
public final class Trust {

    private final TrustLog log;
    private final TrustJudge judge;
    private final Unproven unproven = new Unproven();
    private final Bare bare = new Bare();
    private final OpenSsl openSsl = new OpenSsl(bare);

    /** By the JDK's own object behind an {@code SSLContext}. */
    private final WeakConcurrentMap<Object, Made<X509TrustManager>> contexts =
            new WeakConcurrentMap.WithInlinedExpunction<>();

    /** Who made an engine. */
    private final WeakConcurrentMap<Object, Caller> engines = new WeakConcurrentMap.WithInlinedExpunction<>();

    /** Where those lead that were not told the host they are for. */
    private final WeakConcurrentMap<Object, Way> nameless = new WeakConcurrentMap.WithInlinedExpunction<>();

    public Trust(TrustLog log) {
        this.log = log;
        this.judge = new TrustJudge(log);
    }

    /** A place tells of something; see the list of places for what comes with each. */
    public void told(String event, Object first, @Nullable Object second) {
        try {
            hear(event, first, second);
        } catch (ReflectiveOperationException unlikeTheLibrary) {
            log.failed(event, unlikeTheLibrary);
        }
    }

    private void hear(String event, Object first, @Nullable Object second) throws ReflectiveOperationException {
        switch (event) {
            case "trust.context" -> context((Object[]) first, second);
            case "trust.engine" -> engines.put(first, log.callerHere());
            case "trust.sealed" -> sealed(first, (Object[]) second);
            case "trust.made" -> made((SSLEngine) first);
            case "trust.wrapped" -> {
                if (second instanceof X509TrustManager inside) {
                    bare.wrapped(inside, first);
                }
            }
            case "trust.given" -> {
                if (second instanceof X509TrustManager manager) {
                    openSsl.given(first, manager, log.callerHere());
                }
            }
            case "trust.finished" -> finished((SSLEngine) first);
            case "trust.took" -> took((SSLEngine) first, second);
            case "trust.handed" -> unproven.handed(first);
            case "trust.read" -> unproven.read(first, false);
            case "trust.key" -> unproven.read(first, true);
            case "trust.sends" -> {
                Unproven.Connection sealed = unproven.sends(first, second);
                if (sealed != null && !(sealed.compared && sealed.known)) {
                    judge.sent(sealed.handshaken, sealed.compared, log.callerHere(), log.libraryHere());
                }
            }
            case "trust.verifier" -> verifier((Object[]) first, second);
            default -> {}
        }
    }

    /** Where this engine's connection leads; null where that is not known, as where its handshake was over before. */
    public @Nullable Way wayOf(SSLEngine engine) {
        String host = engine.getPeerHost();
        return host == null ? nameless.get(engine) : log.way(host, engine.getPeerPort(), null);
    }

    /** Who made this engine, or null. */
    public @Nullable Caller makerOf(SSLEngine engine) {
        return engines.get(engine);
    }

    /** The JVM ends: what is not judged yet is waited for. */
    public void end() {
        judge.end();
    }

    /** The agent goes: as {@link #end}, and the thread that judges ends, too. */
    public void leave() {
        judge.leave();
    }

    /** A context is given key managers and trust managers, of which the JDK uses the first for X.509. */
    private void context(Object[] arguments, @Nullable Object context) throws ReflectiveOperationException {
        if (context == null || arguments.length < 2 || !(arguments[1] instanceof @Nullable Object[] managers)) {
            return;
        }
        for (Object manager : managers) {
            if (manager instanceof X509TrustManager first) {
                contexts.put(context, new Made<>(bare.of(first), log.callerHere()));
                return;
            }
        }
    }

    /** A handshake is over: of a socket or an engine, with a session, by a context. */
    private void sealed(Object transport, @Nullable Object @Nullable [] by) {
        SSLSession session = by == null ? null : session(by[0]);
        if (by == null || session == null || by[1] == null) {
            return;
        }
        String host = session.getPeerHost();
        Way way;
        boolean checked;
        if (transport instanceof SSLSocket socket) {
            if (!socket.getUseClientMode()) {
                return;
            }
            InetAddress address = socket.getInetAddress();
            way = log.way(host, socket.getPort(), address);
            checked = isSet(socket.getSSLParameters().getEndpointIdentificationAlgorithm());
        } else if (transport instanceof SSLEngine engine) {
            if (!engine.getUseClientMode()) {
                return;
            }
            way = log.way(host, engine.getPeerPort(), null);
            checked = isSet(engine.getSSLParameters().getEndpointIdentificationAlgorithm());
        } else {
            return;
        }
        Made<X509TrustManager> trust = contexts.get(by[1]);
        over(session, transport, handshaken(way, session, trust == null ? Made.byTheJdk() : trust, transport, checked));
    }

    private void over(SSLSession session, Object transport, Handshaken handshaken) {
        if (transport instanceof SSLEngine engine && engine.getPeerHost() == null) {
            nameless.put(engine, handshaken.way());
        }
        judge.sealed(handshaken);
        if (speaksHttp2(transport)) {
            Caller maker = handshaken.maker();
            log.speaksHttp2(transport, handshaken.way(), maker == null ? log.callerHere() : maker);
        }
        if (!handshaken.hostChecked() && !handshaken.chain().isEmpty()) {
            unproven.add(session, transport, handshaken);
        }
    }

    private static boolean speaksHttp2(Object transport) {
        try {
            return "h2"
                    .equals(
                            transport instanceof SSLEngine engine
                                    ? engine.getApplicationProtocol()
                                    : ((SSLSocket) transport).getApplicationProtocol());
        } catch (UnsupportedOperationException older) {
            return false;
        }
    }

    /** An engine of OpenSSL is made. */
    private void made(SSLEngine engine) {
        if (engine.getUseClientMode()) {
            engines.put(engine, log.callerHere());
        }
    }

    /** A handshake of an engine of OpenSSL is over. */
    private void finished(SSLEngine engine) throws ReflectiveOperationException {
        if (engine.getUseClientMode()) {
            SSLSession session = engine.getSession();
            OpenSsl.Trust trust = openSsl.of(engine);
            boolean checked =
                    trust.compares() && isSet(engine.getSSLParameters().getEndpointIdentificationAlgorithm());
            Way way = log.way(session.getPeerHost(), engine.getPeerPort(), null);
            over(session, engine, handshaken(way, session, trust.manager(), engine, checked));
        }
    }

    /** A handshake of an engine of Conscrypt's is over, whose parameters know who took the certificate. */
    private void took(SSLEngine engine, @Nullable Object parameters) throws ReflectiveOperationException {
        if (engine.getUseClientMode()
                && parameters != null
                && asked(parameters, "getX509TrustManager") instanceof X509TrustManager given) {
            SSLSession session = engine.getSession();
            X509TrustManager manager = bare.of(given);
            boolean checked = Conscrypt.compares(engine, manager) || !Conscrypt.tellsWhoLooks(session);
            Way way = log.way(session.getPeerHost(), engine.getPeerPort(), null);
            over(session, engine, handshaken(way, session, new Made<>(manager, null), engine, checked));
        }
    }

    private Handshaken handshaken(
            Way way, SSLSession session, Made<X509TrustManager> trust, Object transport, boolean checked) {
        return new Handshaken(
                way,
                session.getProtocol(),
                authentication(session),
                chain(session),
                trust,
                engines.get(transport),
                transport instanceof SSLEngine,
                checked);
    }

    /** It, or that of a connection of another provider. */
    private @Nullable SSLSession session(@Nullable Object sessionOrConnection) {
        Object session = sessionOrConnection == null || sessionOrConnection instanceof SSLSession
                ? sessionOrConnection
                : asked(sessionOrConnection, "getSession");
        return session instanceof SSLSession known ? known : null;
    }

    /** What an object of a provider's says when it is asked by this method; null where it may not be. */
    private @Nullable Object asked(Object object, String method) {
        try {
            Method getter = object.getClass().getDeclaredMethod(method);
            getter.setAccessible(true);
            return getter.invoke(object);
        } catch (ReflectiveOperationException | RuntimeException unwilling) {
            log.failed("trust", unwilling);
            return null;
        }
    }

    /** What the JDK tells trust managers (see {@code sun.security.ssl.CertificateMessage}). */
    private static String authentication(SSLSession session) {
        String suite = session.getCipherSuite();
        int end = suite.indexOf("_WITH_");
        return end < 0 ? "UNKNOWN" : suite.substring(suite.indexOf('_') + 1, end);
    }

    private static boolean isSet(@Nullable String algorithm) {
        return algorithm != null && !algorithm.isEmpty();
    }

    private static List<X509Certificate> chain(SSLSession session) {
        try {
            List<X509Certificate> chain = new ArrayList<>(4);
            for (Certificate certificate : session.getPeerCertificates()) {
                if (certificate instanceof X509Certificate x509) {
                    chain.add(x509);
                }
            }
            return chain;
        } catch (SSLPeerUnverifiedException anonymous) {
            return List.of();
        }
    }

    /** A client is about to ask a verifier, or was given one for a host: among these things. */
    private void verifier(Object[] arguments, @Nullable Object more) {
        HostnameVerifier verifier = more instanceof HostnameVerifier known ? known : null;
        SSLSession session = more instanceof SSLSession known ? known : null;
        SSLSocket socket = null;
        String host = null;
        int port = 0;
        for (Object argument : arguments) {
            if (argument instanceof HostnameVerifier given) {
                verifier = given;
            } else if (argument instanceof SSLSession given) {
                session = given;
            } else if (argument instanceof SSLSocket given) {
                socket = given;
                port = given.getPort();
            } else if (argument instanceof String name && host == null) {
                host = name;
            } else if (argument instanceof Integer number) {
                port = number;
            }
        }
        if (session != null) {
            host = host == null ? session.getPeerHost() : host;
            port = port <= 0 ? session.getPeerPort() : port;
        }
        Object connection = session == null ? socket : session;
        if (connection != null && Make.isOfTheJdk(connection) && !unproven.has(connection)) {
            return; // the handshake has compared them
        }
        if (connection != null) {
            unproven.asked(connection);
        }
        if (verifier != null && host != null && !Make.isOfTheJdk(verifier)) {
            judge.verifier(verifier, log.way(host, port, null), log.callerHere());
        }
    }
}
