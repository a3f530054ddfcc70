package dev.waxseal.evidence;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.CMSORIforKEMOtherInfo;
import org.bouncycastle.asn1.cms.KEMRecipientInfo;
import org.bouncycastle.asn1.cms.OtherRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientIdentifier;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.SecretWithEncapsulation;
import org.bouncycastle.crypto.kems.MLKEMExtractor;
import org.bouncycastle.crypto.kems.MLKEMGenerator;
import org.bouncycastle.crypto.params.MLKEMParameters;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLKEMPublicKeyParameters;
import org.jspecify.annotations.Nullable;

/**
 * Who has an ML-KEM key (FIPS 203), which a quantum computer does not break, is sent a secret under it; the record's key lies
 * under what HKDF with SHA-256 makes of that (RFC 9629, RFC 9936).
 */
record ByEncapsulation(X509Certificate certificate, PublicKey key) implements Recipient {

    private static final Map<String, MLKEMParameters> STRENGTHS = Map.of(
            "2.16.840.1.101.3.4.4.1",
            MLKEMParameters.ml_kem_512,
            "2.16.840.1.101.3.4.4.2",
            MLKEMParameters.ml_kem_768,
            "2.16.840.1.101.3.4.4.3",
            MLKEMParameters.ml_kem_1024);

    private static final ASN1ObjectIdentifier BY_KEM = new ASN1ObjectIdentifier("1.2.840.113549.1.9.16.13.3");
    private static final AlgorithmIdentifier HKDF_SHA_256 =
            new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.840.113549.1.9.16.3.28"));

    static boolean is(PublicKey key) {
        return STRENGTHS.containsKey(algorithm(key).getAlgorithm().getId());
    }

    private static AlgorithmIdentifier algorithm(Key key) {
        return SubjectPublicKeyInfo.getInstance(key.getEncoded()).getAlgorithm();
    }

    private static @Nullable MLKEMParameters strength(AlgorithmIdentifier algorithm) {
        return STRENGTHS.get(algorithm.getAlgorithm().getId());
    }

    @Override
    public String way() {
        MLKEMParameters strength = strength(algorithm(key));
        return strength == null ? "ML-KEM" : strength.getName();
    }

    @Override
    public RecipientInfo sealed(byte[] contentKey) throws GeneralSecurityException {
        SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(key.getEncoded());
        SecretWithEncapsulation made = new MLKEMGenerator(new SecureRandom())
                .generateEncapsulated(new MLKEMPublicKeyParameters(
                        strength(info.getAlgorithm()), info.getPublicKeyData().getBytes()));
        byte[] wrapped = WrappedKey.wrapped(contentKey, derived(made.getSecret()));
        KEMRecipientInfo sealed = new KEMRecipientInfo(
                new RecipientIdentifier(id()),
                info.getAlgorithm(),
                new DEROctetString(made.getEncapsulation()),
                HKDF_SHA_256,
                new ASN1Integer(WrappedKey.LENGTH),
                null,
                WrappedKey.AES_256_WRAP,
                new DEROctetString(wrapped));
        return new RecipientInfo(new OtherRecipientInfo(BY_KEM, sealed));
    }

    static byte @Nullable [] opened(RecipientInfo sealed, PrivateKey key) throws GeneralSecurityException {
        if (!(sealed.getInfo() instanceof OtherRecipientInfo other)
                || !other.getType().equals(BY_KEM)) {
            return null;
        }
        PrivateKeyInfo own = PrivateKeyInfo.getInstance(key.getEncoded());
        KEMRecipientInfo info = KEMRecipientInfo.getInstance(other.getValue());
        MLKEMParameters strength = strength(own.getPrivateKeyAlgorithm());
        if (strength == null
                || !info.getKem()
                        .getAlgorithm()
                        .equals(own.getPrivateKeyAlgorithm().getAlgorithm())
                || !info.getKdf().equals(HKDF_SHA_256)
                || !info.getWrap().equals(WrappedKey.AES_256_WRAP)
                || info.getKemct().getOctets().length != strength.getEncapsulationLength()) {
            return null;
        }
        byte[] secret = new MLKEMExtractor(privateKey(own, strength))
                .extractSecret(info.getKemct().getOctets());
        return WrappedKey.unwrapped(info.getEncryptedKey().getOctets(), derived(secret));
    }

    /** As a seed, expanded, or both, of which the seed says all (RFC 9935 section 6). */
    private static MLKEMPrivateKeyParameters privateKey(PrivateKeyInfo info, MLKEMParameters strength)
            throws GeneralSecurityException {
        try {
            ASN1Primitive key = info.parsePrivateKey().toASN1Primitive();
            ASN1OctetString bytes = key instanceof ASN1TaggedObject seed
                    ? ASN1OctetString.getInstance(seed, false)
                    : key instanceof ASN1Sequence both
                            ? ASN1OctetString.getInstance(both.getObjectAt(0))
                            : ASN1OctetString.getInstance(key);
            return new MLKEMPrivateKeyParameters(strength, bytes.getOctets());
        } catch (IOException | IllegalArgumentException e) {
            throw new GeneralSecurityException("the ML-KEM key is in no form that RFC 9935 knows", e);
        }
    }

    private static byte[] derived(byte[] secret) throws GeneralSecurityException {
        return Hkdf.key(secret, new CMSORIforKEMOtherInfo(WrappedKey.AES_256_WRAP, WrappedKey.LENGTH));
    }
}
