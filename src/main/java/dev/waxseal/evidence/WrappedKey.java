package dev.waxseal.evidence;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;

/** A key under another one that two sides have agreed on: AES-256 key wrap (RFC 3394), which tells a wrong key. */
final class WrappedKey {

    static final AlgorithmIdentifier AES_256_WRAP =
            new AlgorithmIdentifier(new ASN1ObjectIdentifier("2.16.840.1.101.3.4.1.45"));

    /** How long such a key is, in bytes. */
    static final int LENGTH = 32;

    private WrappedKey() {}

    /** Wipes the key that it is put under. */
    static byte[] wrapped(byte[] contentKey, byte[] under) throws GeneralSecurityException {
        try {
            Cipher cipher = Cipher.getInstance("AESWrap");
            cipher.init(Cipher.WRAP_MODE, new SecretKeySpec(under, "AES"));
            return cipher.wrap(new SecretKeySpec(contentKey, "AES"));
        } finally {
            Arrays.fill(under, (byte) 0);
        }
    }

    /** Null where it was put under another key. */
    static byte @Nullable [] unwrapped(byte[] wrapped, byte[] under) {
        try {
            Cipher cipher = Cipher.getInstance("AESWrap");
            cipher.init(Cipher.UNWRAP_MODE, new SecretKeySpec(under, "AES"));
            return cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY).getEncoded();
        } catch (GeneralSecurityException another) {
            return null;
        } finally {
            Arrays.fill(under, (byte) 0);
        }
    }

    static byte[] der(ASN1Encodable structure) throws GeneralSecurityException {
        try {
            return structure.toASN1Primitive().getEncoded("DER");
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
    }
}
