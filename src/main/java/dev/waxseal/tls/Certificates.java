package dev.waxseal.tls;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The certificates of a Certificate message up to TLS 1.2 (RFC 5246 section 7.4.2). */
final class Certificates {

    private Certificates() {}

    /** Each as it was sent, in DER, the server's own first. */
    static List<byte[]> read(Bytes body) {
        List<byte[]> chain = new ArrayList<>(4);
        Bytes all = body.vector(3);
        while (!all.isOver()) {
            chain.add(all.vector(3).copy());
        }
        return chain;
    }

    /**
     * Read by the JDK's own factory, whatever other providers the application has put before it.
     *
     * @return null where it is none
     */
    static @Nullable X509Certificate parse(byte[] der) {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509", "SUN");
            return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
        } catch (GeneralSecurityException | RuntimeException e) {
            return null;
        }
    }
}
