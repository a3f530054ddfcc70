package dev.waxseal.tls;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * What a server's own certificate says.
 *
 * @param subject whose it is: the common name, or the whole name where it has none
 * @param issuer who vouches for it
 * @param notBefore the first day it is valid, {@code 2026-01-31} in UTC
 * @param notAfter the last one
 * @param key the server's key: {@code RSA 2048}, {@code EC 256}
 * @param signature by what it is signed, as Java names it: {@code SHA256withRSA}
 * @param serial its serial number in hexadecimal digits
 * @param fingerprint SHA-256 of the certificate in hexadecimal digits
 * @param validity from when to when it is valid, as ISO 8601 has an interval of times in UTC
 */
public record ServerCertificate(
        String subject,
        String issuer,
        String notBefore,
        String notAfter,
        String key,
        String signature,
        String serial,
        String fingerprint,
        String validity) {

    private static final int HEXADECIMAL = 16;

    /** Those that were read last, by their DER: most connections lead to a few servers. */
    private static final Map<ByteBuffer, ServerCertificate> KNOWN = new ConcurrentHashMap<>();

    /** How many are remembered, at some two kilobytes each; there is no use in remembering longer ones. */
    private static final int MOST_KNOWN = 100;

    private static final int LONGEST_KNOWN = 4 << 10;

    /** The first of a chain in DER; null where there is none that can be read. */
    public static @Nullable ServerCertificate of(List<byte[]> chain) {
        if (chain.isEmpty()) {
            return null;
        }
        ByteBuffer encoded = ByteBuffer.wrap(chain.get(0));
        ServerCertificate known = KNOWN.get(encoded);
        if (known == null) {
            X509Certificate own = Certificates.parse(encoded.array());
            known = own == null ? null : of(own, encoded.array());
            if (known != null && encoded.capacity() <= LONGEST_KNOWN) {
                if (KNOWN.size() >= MOST_KNOWN) {
                    KNOWN.clear();
                }
                KNOWN.put(encoded, known);
            }
        }
        return known;
    }

    /** What one says; null where it has no encoding. */
    public static @Nullable ServerCertificate of(X509Certificate own) {
        try {
            return of(own, own.getEncoded());
        } catch (CertificateEncodingException none) {
            return null;
        }
    }

    private static ServerCertificate of(X509Certificate own, byte[] encoded) {
        return new ServerCertificate(
                name(own.getSubjectX500Principal()),
                name(own.getIssuerX500Principal()),
                day(own.getNotBefore()),
                day(own.getNotAfter()),
                key(own.getPublicKey()),
                own.getSigAlgName(),
                own.getSerialNumber().toString(HEXADECIMAL),
                fingerprint(encoded),
                own.getNotBefore().toInstant() + "/" + own.getNotAfter().toInstant());
    }

    private static String fingerprint(byte[] certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** Whose a certificate is. */
    public static String subject(X509Certificate certificate) {
        return name(certificate.getSubjectX500Principal());
    }

    /** The common name, or all of it. */
    static String name(X500Principal principal) {
        String all = principal.getName();
        int from = all.startsWith("CN=") ? 0 : all.indexOf(",CN=") + 1;
        if (!all.startsWith("CN=", from)) {
            return all;
        }
        int to = from;
        while (to < all.length() && (all.charAt(to) != ',' || all.charAt(to - 1) == '\\')) {
            to++;
        }
        return all.substring(from + 3, to);
    }

    static String day(Date date) {
        return LocalDate.ofInstant(date.toInstant(), ZoneOffset.UTC).toString();
    }

    static String key(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return "RSA " + rsa.getModulus().bitLength();
        }
        if (key instanceof ECPublicKey ec) {
            return "EC " + ec.getParams().getOrder().bitLength();
        }
        if (key instanceof DSAPublicKey dsa) {
            return "DSA " + dsa.getParams().getP().bitLength();
        }
        return key.getAlgorithm();
    }
}
