package dev.waxseal.tls;

import java.util.Locale;

/** By what a server signs the key exchange (IANA's registry "TLS SignatureScheme"; RFC 5246 says it with two bytes). */
enum SignatureScheme {
    RSA_PKCS1_MD5(0x0101),
    RSA_PKCS1_SHA1(0x0201),
    DSA_SHA1(0x0202),
    ECDSA_SHA1(0x0203),
    RSA_PKCS1_SHA224(0x0301),
    DSA_SHA224(0x0302),
    ECDSA_SHA224(0x0303),
    RSA_PKCS1_SHA256(0x0401),
    DSA_SHA256(0x0402),
    ECDSA_SECP256R1_SHA256(0x0403),
    RSA_PKCS1_SHA384(0x0501),
    ECDSA_SECP384R1_SHA384(0x0503),
    RSA_PKCS1_SHA512(0x0601),
    ECDSA_SECP521R1_SHA512(0x0603),
    SM2SIG_SM3(0x0708),
    RSA_PSS_RSAE_SHA256(0x0804),
    RSA_PSS_RSAE_SHA384(0x0805),
    RSA_PSS_RSAE_SHA512(0x0806),
    ED25519(0x0807),
    ED448(0x0808),
    RSA_PSS_PSS_SHA256(0x0809),
    RSA_PSS_PSS_SHA384(0x080a),
    RSA_PSS_PSS_SHA512(0x080b),
    MLDSA44(0x0904),
    MLDSA65(0x0905),
    MLDSA87(0x0906);

    private final int number;

    SignatureScheme(int number) {
        this.number = number;
    }

    /** As IANA has it; of one that is not known here, its number. */
    static String name(int number) {
        for (SignatureScheme scheme : values()) {
            if (scheme.number == number) {
                return scheme.toString();
            }
        }
        return Suites.hexadecimal(number);
    }

    /** As IANA has it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
