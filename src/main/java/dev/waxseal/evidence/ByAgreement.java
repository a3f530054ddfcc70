package dev.waxseal.evidence;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.XECPrivateKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import javax.crypto.KeyAgreement;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientIdentifier;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientInfo;
import org.bouncycastle.asn1.cms.OriginatorIdentifierOrKey;
import org.bouncycastle.asn1.cms.OriginatorPublicKey;
import org.bouncycastle.asn1.cms.RecipientEncryptedKey;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.cms.ecc.ECCCMSSharedInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.jspecify.annotations.Nullable;

/**
 * Who has a key of an elliptic curve agrees on one with a key that is made for each record and forgotten: ECDH on the curves
 * of NIST with the key derivation of ANSI X9.63 (RFC 5753), and X25519 with HKDF (RFC 8418); both with SHA-256.
 */
record ByAgreement(X509Certificate certificate, PublicKey key) implements Recipient {

    private static final AlgorithmIdentifier ECDH = new AlgorithmIdentifier(
            new ASN1ObjectIdentifier("1.3.132.1.11.1"), // dhSinglePass-stdDH-sha256kdf-scheme
            WrappedKey.AES_256_WRAP);
    private static final AlgorithmIdentifier XDH = new AlgorithmIdentifier(
            new ASN1ObjectIdentifier("1.2.840.113549.1.9.16.3.19"), // dhSinglePass-stdDH-hkdf-sha256-scheme
            WrappedKey.AES_256_WRAP);

    static ByAgreement of(X509Certificate certificate, PublicKey key) throws GeneralSecurityException {
        if (key instanceof ECPublicKey ec) {
            int bits = ec.getParams().getCurve().getField().getFieldSize();
            if (bits != 256 && bits != 384 && bits != 521) {
                throw new GeneralSecurityException(
                        "nothing is sealed on a curve of " + bits + " bits; P-256, P-384 and P-521 will do");
            }
        }
        return new ByAgreement(certificate, key);
    }

    @Override
    public String way() {
        return key instanceof ECPublicKey ec
                ? "ECDH P-" + ec.getParams().getCurve().getField().getFieldSize()
                : "X25519";
    }

    @Override
    public RecipientInfo sealed(byte[] contentKey) throws GeneralSecurityException {
        KeyPair ours = ephemeral();
        SubjectPublicKeyInfo shown =
                SubjectPublicKeyInfo.getInstance(ours.getPublic().getEncoded());
        byte[] wrapped = WrappedKey.wrapped(contentKey, agreed(ours.getPrivate(), key));
        return new RecipientInfo(new KeyAgreeRecipientInfo(
                new OriginatorIdentifierOrKey(new OriginatorPublicKey(shown.getAlgorithm(), shown.getPublicKeyData())),
                null,
                key instanceof ECPublicKey ? ECDH : XDH,
                new DERSequence(new RecipientEncryptedKey(
                        new KeyAgreeRecipientIdentifier(id()), new DEROctetString(wrapped)))));
    }

    private KeyPair ephemeral() throws GeneralSecurityException {
        if (key instanceof ECPublicKey ec) {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(ec.getParams());
            return generator.generateKeyPair();
        }
        return KeyPairGenerator.getInstance("X25519").generateKeyPair();
    }

    static byte @Nullable [] opened(RecipientInfo sealed, PrivateKey key) throws GeneralSecurityException {
        boolean ec = key instanceof ECPrivateKey;
        if ((!ec && !(key instanceof XECPrivateKey))
                || !(sealed.getInfo() instanceof KeyAgreeRecipientInfo info)
                || !info.getKeyEncryptionAlgorithm().equals(ec ? ECDH : XDH)
                || info.getRecipientEncryptedKeys().size() != 1) {
            return null;
        }
        OriginatorPublicKey shown = info.getOriginator().getOriginatorKey();
        byte[] wrapped = RecipientEncryptedKey.getInstance(
                        info.getRecipientEncryptedKeys().getObjectAt(0))
                .getEncryptedKey()
                .getOctets();
        byte[] encoded = WrappedKey.der(new SubjectPublicKeyInfo(
                shown.getAlgorithm(), shown.getPublicKeyData().getBytes()));
        byte[] agreed;
        try {
            PublicKey theirs =
                    KeyFactory.getInstance(ec ? "EC" : "X25519").generatePublic(new X509EncodedKeySpec(encoded));
            agreed = agreed(key, theirs);
        } catch (GeneralSecurityException onAnotherCurve) {
            return null;
        }
        return WrappedKey.unwrapped(wrapped, agreed);
    }

    /** The key that both sides come to (RFC 5753 section 7.2). */
    private static byte[] agreed(PrivateKey own, PublicKey others) throws GeneralSecurityException {
        boolean ec = others instanceof ECPublicKey;
        KeyAgreement agreement = KeyAgreement.getInstance(ec ? "ECDH" : "X25519");
        agreement.init(own);
        agreement.doPhase(others, true);
        byte[] secret = agreement.generateSecret();
        byte[] bits = ByteBuffer.allocate(4).putInt(8 * WrappedKey.LENGTH).array();
        ECCCMSSharedInfo about = new ECCCMSSharedInfo(WrappedKey.AES_256_WRAP, bits);
        if (!ec) {
            return Hkdf.key(secret, about);
        }
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update(secret);
        sha256.update(new byte[] {0, 0, 0, 1}); // the first block is all there is
        byte[] key = sha256.digest(WrappedKey.der(about));
        Arrays.fill(secret, (byte) 0);
        return key;
    }
}
