package dev.waxseal.agent.trust;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/** Who compares the host where Conscrypt seals: neither its engine nor its sockets do; they leave it to who decides. */
final class Conscrypt {

    private Conscrypt() {}

    /**
     * Whether this one has compared the host: a plain trust manager is never told of it, and Conscrypt's own knows the way of
     * HTTPS alone.
     */
    static boolean compares(SSLEngine engine, X509TrustManager manager) {
        String way = engine.getSSLParameters().getEndpointIdentificationAlgorithm();
        return manager.getClass().getName().endsWith(".conscrypt.TrustManagerImpl")
                ? "HTTPS".equalsIgnoreCase(way)
                : manager instanceof X509ExtendedTrustManager && way != null && !way.isEmpty();
    }

    /** Whether it would be seen that somebody asks this session for the certificate; of other releases' it would not. */
    static boolean tellsWhoLooks(SSLSession session) {
        Class<?> type = session.getClass();
        while (type != null && !type.getName().endsWith(".conscrypt.Java7ExtendedSSLSession")) {
            type = type.getSuperclass();
        }
        return type != null;
    }
}
