package dev.waxseal.agent.trust;

import dev.waxseal.agent.call.Caller;
import dev.waxseal.tls.Weakness;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What this room needs of those who hear and write down. */
public interface TrustLog {

    /** Whether the user lets trust managers and verifiers be asked about certificates that we forge. */
    boolean probes();

    /** Who stands on this thread's stack. */
    Caller callerHere();

    /** The class of a library that the application called on this thread, known or not; null where there is none. */
    @Nullable String libraryHere();

    /** The short name of the client library that this class belongs to, or null. */
    @Nullable String clientOf(String className);

    /** Where a connection leads that this thread has just sealed; of what is null the wire may have told more. */
    Way way(@Nullable String host, int port, @Nullable InetAddress address);

    /** That is wrong. */
    void weak(List<Weakness> weaknesses, Way to, @Nullable String protocol, Caller caller);

    /** Whom the client took the server for, which the wire hides from TLS 1.3 on: its own certificate first. */
    void took(List<X509Certificate> chain, Way from, String protocol);

    /** A client's socket or engine speaks HTTP/2 from now on, to there; who made it. */
    void speaksHttp2(Object transport, Way to, Caller maker);

    /** Not all could be judged. */
    void dropped(String what);

    /** Does this without hearing what the thread says meanwhile. */
    void unheard(Runnable work);

    /** The agent itself failed. */
    void failed(String where, Throwable failure);
}
