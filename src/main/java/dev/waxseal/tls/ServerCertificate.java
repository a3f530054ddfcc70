package dev.waxseal.tls;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
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
 */
public record ServerCertificate(
        String subject, String issuer, String notBefore, String notAfter, String key, String signature) {

    /** The first of a chain in DER; null where there is none that can be read. */
    public static @Nullable ServerCertificate of(List<byte[]> chain) {
        X509Certificate own = chain.isEmpty() ? null : Certificates.parse(chain.get(0));
        return own == null
                ? null
                : new ServerCertificate(
                        name(own.getSubjectX500Principal()),
                        name(own.getIssuerX500Principal()),
                        day(own.getNotBefore()),
                        day(own.getNotAfter()),
                        key(own.getPublicKey()),
                        own.getSigAlgName());
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
