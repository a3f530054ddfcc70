package dev.waxseal.keys;

import java.security.PrivateKey;

/** A private key that the JDK does not know: its encoding alone (PKCS #8, RFC 5958). Prints itself without it. */
final class BareKey implements PrivateKey {

    private static final long serialVersionUID = 1;

    private final String algorithm;
    private final byte[] encoded;

    BareKey(String algorithm, byte[] encoded) {
        this.algorithm = algorithm;
        this.encoded = encoded.clone();
    }

    @Override
    public String getAlgorithm() {
        return algorithm;
    }

    @Override
    public String getFormat() {
        return "PKCS#8";
    }

    @Override
    public byte[] getEncoded() {
        return encoded.clone();
    }
}
