package dev.waxseal.evidence;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;

/** HKDF with SHA-256 and without salt (RFC 5869), of the one block that a key under which another lies takes. */
final class Hkdf {

    private static final String HMAC = "HmacSHA256";

    private Hkdf() {}

    /** The key that this secret makes for that; wipes the secret. */
    static byte[] key(byte[] secret, ASN1Encodable about) throws GeneralSecurityException {
        byte[] info = WrappedKey.der(about);
        byte[] one = Arrays.copyOf(info, info.length + 1);
        one[info.length] = 1;
        byte[] extracted = hmac(new byte[WrappedKey.LENGTH], secret);
        byte[] key = hmac(extracted, one);
        Arrays.fill(secret, (byte) 0);
        Arrays.fill(extracted, (byte) 0);
        return key;
    }

    private static byte[] hmac(byte[] key, byte[] content) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(HMAC);
        mac.init(new SecretKeySpec(key, HMAC));
        return mac.doFinal(content);
    }
}
