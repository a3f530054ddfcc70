package dev.waxseal.evidence;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.KeyTransRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientIdentifier;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.pkcs.RSAESOAEPparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;

/** Who has an RSA key is sent the record's key by RSAES-OAEP with SHA-256 (RFC 8017, in CMS RFC 3560). */
record ByTransport(X509Certificate certificate, RSAPublicKey key) implements Recipient {

    /** NIST SP 800-131A: fewer bits are not allowed. */
    private static final int LEAST = 2_048;

    private static final OAEPParameterSpec OAEP =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);
    private static final AlgorithmIdentifier SHA_256 =
            new AlgorithmIdentifier(new ASN1ObjectIdentifier("2.16.840.1.101.3.4.2.1"), DERNull.INSTANCE);
    private static final AlgorithmIdentifier MGF_1 =
            new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.840.113549.1.1.8"), SHA_256);
    private static final AlgorithmIdentifier RSAES_OAEP = new AlgorithmIdentifier(
            new ASN1ObjectIdentifier("1.2.840.113549.1.1.7"),
            new RSAESOAEPparams(SHA_256, MGF_1, RSAESOAEPparams.DEFAULT_P_SOURCE_ALGORITHM));

    static ByTransport of(X509Certificate certificate, RSAPublicKey key) throws GeneralSecurityException {
        if (key.getModulus().bitLength() < LEAST) {
            throw new GeneralSecurityException("an RSA key of "
                    + key.getModulus().bitLength() + " bits is too short; " + LEAST + " are the least");
        }
        return new ByTransport(certificate, key);
    }

    @Override
    public String way() {
        return "RSA-OAEP";
    }

    @Override
    public RecipientInfo sealed(byte[] contentKey) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
        cipher.init(Cipher.ENCRYPT_MODE, key, OAEP);
        return new RecipientInfo(new KeyTransRecipientInfo(
                new RecipientIdentifier(id()), RSAES_OAEP, new DEROctetString(cipher.doFinal(contentKey))));
    }

    static byte @Nullable [] opened(RecipientInfo sealed, PrivateKey key) {
        if (!(key instanceof RSAPrivateKey)
                || !(sealed.getInfo() instanceof KeyTransRecipientInfo info)
                || !info.getKeyEncryptionAlgorithm().equals(RSAES_OAEP)) {
            return null;
        }
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, OAEP);
            return cipher.doFinal(info.getEncryptedKey().getOctets());
        } catch (GeneralSecurityException another) {
            return null;
        }
    }
}
