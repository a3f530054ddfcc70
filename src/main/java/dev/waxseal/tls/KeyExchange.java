package dev.waxseal.tls;

import java.math.BigInteger;

/**
 * What a server says up to TLS 1.2 of how a secret is agreed on (RFC 5246 section 7.4.3, RFC 8422 section 5.4, RFC 5489).
 *
 * @param group the curve by number, or -1 where there is none
 * @param primeBits the size of the prime of a finite field, or 0 where there is none
 * @param prime what that is
 * @param signedBy in TLS 1.2 by what it is signed, by number, or -1 where that is not said
 */
record KeyExchange(int group, int primeBits, Prime prime, int signedBy) {

    static final KeyExchange NONE = new KeyExchange(-1, 0, Prime.UNKNOWN, -1);

    private static final int NAMED_CURVE = 3;
    private static final int EXPLICIT_CURVES = 0xff00;

    static KeyExchange read(int version, int suite, Bytes body) {
        String name = Suites.name(suite);
        if (name.contains("_PSK_")) {
            body.vector(2); // a hint for the key of both
        }
        boolean isSigned = version == Version.TLS_1_2 && !name.contains("_PSK_") && !name.contains("_anon_");
        if (name.contains("_ECDHE_") || name.contains("_ECDH_anon_")) {
            int type = body.number(1);
            if (type != NAMED_CURVE) {
                return new KeyExchange(EXPLICIT_CURVES + type, 0, Prime.UNKNOWN, -1);
            }
            int curve = body.number(2);
            body.vector(1); // the point
            return new KeyExchange(curve, 0, Prime.UNKNOWN, signedBy(isSigned, body));
        }
        if (name.contains("_DHE_") || name.contains("_DH_anon_")) {
            byte[] prime = body.vector(2).copy();
            body.vector(2); // the generator
            body.vector(2); // the server's value
            return new KeyExchange(-1, new BigInteger(1, prime).bitLength(), Prime.of(prime), signedBy(isSigned, body));
        }
        return NONE;
    }

    private static int signedBy(boolean isSigned, Bytes body) {
        int scheme = isSigned ? body.number(2) : -1;
        return body.isCut() ? -1 : scheme;
    }
}
