package dev.waxseal.tls;

import dev.waxseal.catalogue.Severity;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is wrong with the keys in certificates: too short, of a shape that gives them away, or in everybody's hands. */
final class CertificateKeys {

    private static final int BREAKABLE_RSA = 1024;
    private static final int SOUND_RSA = 2048;
    private static final int SOUND_CURVE = 224;
    private static final BigInteger USUAL_EXPONENT = BigInteger.valueOf(65_537);

    /** SHA-256 of public keys (SubjectPublicKeyInfo) whose private ones were shipped to everybody, and who did so. */
    private static final Map<String, String> PUBLISHED = Map.of(
            "cdee9f3305572a677e1a6c82dc1e02a35b11cae6a684338c9f37fe1ac8daec23", "eDellRoot (CVE-2015-7755)",
            "2bd1e667ec9ebbe02b9a7da264210c99b3eac1cc9141a0e30e3f623eaccec4e1", "webpack-dev-server");

    /** The odd primes by which moduli of Infineon's library are told (CVE-2017-15361). */
    private static final int[] TELLING = {
        3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107, 109,
        113, 127, 131, 137, 139, 149, 151, 157, 163, 167
    };

    private CertificateKeys() {}

    /** The first of a chain that has a weak key, the server's own first, and the first whose key is in everybody's hands. */
    static void of(List<X509Certificate> chain, List<Weakness> faults) {
        for (X509Certificate one : chain) {
            boolean own = one.equals(chain.get(0));
            Weakness weak = weak(one.getPublicKey(), own ? "" : " of " + ServerCertificate.subject(one));
            if (weak != null && (own || weak.severity() != Severity.LOW)) { // old roots have small exponents
                faults.add(weak);
                break;
            }
        }
        for (X509Certificate one : chain) {
            String whose = PUBLISHED.get(fingerprint(one.getPublicKey()));
            if (whose != null) {
                faults.add(CertificateFaults.fault(CertificateRule.CERTIFICATE_KNOWN_KEY, whose));
                break;
            }
        }
    }

    private static @Nullable Weakness weak(PublicKey key, String whose) {
        String evidence = ServerCertificate.key(key) + whose;
        if (key instanceof RSAPublicKey rsa) {
            return ofRsa(rsa, evidence);
        }
        if (key instanceof ECPublicKey ec && ec.getParams().getOrder().bitLength() < SOUND_CURVE) {
            return weak(Severity.CRITICAL, evidence);
        }
        return key instanceof DSAPublicKey ? weak(Severity.MEDIUM, evidence) : null;
    }

    private static @Nullable Weakness ofRsa(RSAPublicKey key, String evidence) {
        int bits = key.getModulus().bitLength();
        BigInteger exponent = key.getPublicExponent();
        if (bits < SOUND_RSA) {
            return weak(bits < BREAKABLE_RSA ? Severity.CRITICAL : Severity.HIGH, evidence);
        }
        if (!exponent.testBit(0)
                || exponent.equals(BigInteger.ONE)) { // it leaves everything as it is, or cannot be undone
            return weak(Severity.CRITICAL, evidence + " with a useless exponent");
        }
        if (isOfInfineon(key.getModulus())) {
            return weak(Severity.HIGH, evidence + " made by a library whose keys can be computed (ROCA)");
        }
        return exponent.compareTo(USUAL_EXPONENT) < 0
                ? weak(Severity.LOW, evidence + " with exponent " + exponent)
                : null;
    }

    private static Weakness weak(Severity severity, String evidence) {
        return Weakness.ofCertificate(CertificateRule.CERTIFICATE_WEAK_KEY, severity, evidence);
    }

    /**
     * Whether a modulus is a power of 65537 by each of the telling primes (Nemec and others, "The Return of Coppersmith's
     * Attack", section 3.2): all of that library are, and of others one in 10^8 at the most.
     */
    static boolean isOfInfineon(BigInteger modulus) {
        for (int prime : TELLING) {
            int rest = modulus.mod(BigInteger.valueOf(prime)).intValue();
            int power = 1;
            boolean met = rest == power;
            for (int i = 1; i < prime && !met; i++) {
                power = (int) (power * 65_537L % prime);
                met = rest == power;
            }
            if (!met) {
                return false;
            }
        }
        return true;
    }

    private static String fingerprint(PublicKey key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
