package dev.waxseal.signing;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * How a key signs: RSASSA-PSS with SHA-256 (RFC 4056), ECDSA with the hash of the curve's size (RFC 5754), Ed25519 (RFC
 * 8419), ML-DSA (RFC 9882; from JDK 24 on). RSA as in PKCS #1 v1.5 with SHA-2 is taken from others and never written. By
 * the JDK's own providers; none is added.
 *
 * @param name what the JDK calls it
 * @param parameters what it needs beside, or null
 * @param digest of what is signed, and of what signs by a digest
 * @param identifier what the signature says it is
 */
record Scheme(String name, @Nullable AlgorithmParameterSpec parameters, Digest digest, AlgorithmIdentifier identifier) {

    /** NIST SP 800-131A: fewer bits are not allowed. */
    private static final int RSA_LEAST = 2048;

    private static final String RSA = "1.2.840.113549.1.1.1";
    private static final String RSASSA_PSS = "1.2.840.113549.1.1.10";
    private static final Set<String> RSA_WITH_SHA_2 =
            Set.of("1.2.840.113549.1.1.11", "1.2.840.113549.1.1.12", "1.2.840.113549.1.1.13");
    private static final String ECDSA_WITH_SHA_256 = "1.2.840.10045.4.3.2";
    private static final String ECDSA_WITH_SHA_384 = "1.2.840.10045.4.3.3";
    private static final String ECDSA_WITH_SHA_512 = "1.2.840.10045.4.3.4";
    private static final String ED_25519 = "1.3.101.112";
    private static final Set<String> ML_DSA =
            Set.of("2.16.840.1.101.3.4.3.17", "2.16.840.1.101.3.4.3.18", "2.16.840.1.101.3.4.3.19");

    /**
     * That of this key.
     *
     * @throws GeneralSecurityException with a message for who chose the key, where none is known for it
     */
    static Scheme of(Key key) throws GeneralSecurityException {
        if (key instanceof RSAKey rsa) {
            int bits = rsa.getModulus().bitLength();
            if (bits < RSA_LEAST) {
                throw new GeneralSecurityException(
                        "an RSA key of " + bits + " bits is too short; " + RSA_LEAST + " are the least");
            }
            return pss();
        } else if (key instanceof ECKey ec) {
            return ecdsa(ec.getParams().getCurve().getField().getFieldSize());
        } else if (key instanceof EdECKey ed && ed.getParams().getName().equals("Ed25519")) {
            return of("Ed25519", Digest.SHA_512, ED_25519);
        }
        AlgorithmIdentifier identifier =
                Encoded.ofKey(key); // the JDK that this is compiled for has no class for ML-DSA
        if (ML_DSA.contains(identifier.getAlgorithm().getId())) {
            return new Scheme("ML-DSA", null, Digest.SHA_512, identifier);
        }
        throw new GeneralSecurityException("nothing signs with a key of " + key.getAlgorithm()
                + "; RSA, EC (P-256, P-384, P-521), Ed25519 and ML-DSA do");
    }

    /**
     * That of a signature.
     *
     * @throws GeneralSecurityException where it is none that is taken
     */
    static Scheme of(AlgorithmIdentifier signature, AlgorithmIdentifier of) throws GeneralSecurityException {
        Digest digest = Digest.of(of);
        String oid = signature.getAlgorithm().getId();
        if (digest != null && oid.equals(RSASSA_PSS)) {
            PSSParameterSpec parameters =
                    Encoded.parameters("RSASSA-PSS", signature).getParameterSpec(PSSParameterSpec.class);
            if (parameters.getDigestAlgorithm().equals(digest.javaName())) {
                return new Scheme("RSASSA-PSS", parameters, digest, signature);
            }
        } else if (digest != null && Encoded.isWithoutParameters(signature)) {
            String name = name(oid, digest);
            if (name != null) {
                return new Scheme(name, null, digest, signature);
            }
        }
        throw new GeneralSecurityException("a way to sign that is not taken: " + oid + " with " + of.getAlgorithm());
    }

    private static @Nullable String name(String oid, Digest digest) {
        String by = digest.javaName().replace("-", "");
        if (oid.equals(RSA) || RSA_WITH_SHA_2.contains(oid)) {
            return by + "withRSA";
        } else if (oid.equals(ecdsaWith(digest))) {
            return by + "withECDSA";
        } else if (oid.equals(ED_25519) && digest == Digest.SHA_512) {
            return "Ed25519";
        }
        return ML_DSA.contains(oid) && digest != Digest.SHA_256 ? "ML-DSA" : null;
    }

    private static String ecdsaWith(Digest digest) {
        return switch (digest) {
            case SHA_256 -> ECDSA_WITH_SHA_256;
            case SHA_384 -> ECDSA_WITH_SHA_384;
            case SHA_512 -> ECDSA_WITH_SHA_512;
        };
    }

    byte[] sign(PrivateKey key, byte[] bytes) throws GeneralSecurityException {
        Signature signature = signature();
        signature.initSign(key);
        signature.update(bytes);
        return signature.sign();
    }

    boolean verifies(PublicKey key, byte[] bytes, byte[] signed) throws GeneralSecurityException {
        Signature signature = signature();
        signature.initVerify(key);
        signature.update(bytes);
        return signature.verify(signed);
    }

    private Signature signature() throws GeneralSecurityException {
        Signature signature = Signature.getInstance(name);
        if (parameters != null) {
            signature.setParameter(parameters);
        }
        return signature;
    }

    private static Scheme pss() throws GeneralSecurityException {
        PSSParameterSpec parameters = new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);
        AlgorithmParameters encoded = AlgorithmParameters.getInstance("RSASSA-PSS");
        encoded.init(parameters);
        return new Scheme("RSASSA-PSS", parameters, Digest.SHA_256, Encoded.with(RSASSA_PSS, encoded));
    }

    private static Scheme ecdsa(int bits) throws GeneralSecurityException {
        return switch (bits) {
            case 256 -> of("SHA256withECDSA", Digest.SHA_256, ECDSA_WITH_SHA_256);
            case 384 -> of("SHA384withECDSA", Digest.SHA_384, ECDSA_WITH_SHA_384);
            case 521 -> of("SHA512withECDSA", Digest.SHA_512, ECDSA_WITH_SHA_512);
            default ->
                throw new GeneralSecurityException(
                        "a curve of " + bits + " bits is none that signs here; P-256, P-384 and P-521 do");
        };
    }

    private static Scheme of(String name, Digest digest, String oid) {
        return new Scheme(name, null, digest, new AlgorithmIdentifier(new ASN1ObjectIdentifier(oid)));
    }
}
