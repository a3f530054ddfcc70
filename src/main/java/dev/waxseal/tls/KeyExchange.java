package dev.waxseal.tls;

/**
 * What a server says up to TLS 1.2 of how a secret is agreed on (RFC 5246 section 7.4.3, RFC 8422 section 5.4, RFC 5489).
 *
 * @param group the curve by number, or -1 where there is none
 * @param primeBits the size of the prime of a finite field, or 0 where there is none
 */
record KeyExchange(int group, int primeBits) {

    static final KeyExchange NONE = new KeyExchange(-1, 0);

    private static final int NAMED_CURVE = 3;
    private static final int EXPLICIT_CURVES = 0xff00;

    static KeyExchange read(int suite, Bytes body) {
        String name = Suites.name(suite);
        if (name.contains("_PSK_")) {
            body.vector(2); // a hint for the key of both
        }
        if (name.contains("_ECDHE_") || name.contains("_ECDH_anon_")) {
            int type = body.number(1);
            return new KeyExchange(type == NAMED_CURVE ? body.number(2) : EXPLICIT_CURVES + type, 0);
        }
        if (name.contains("_DHE_") || name.contains("_DH_anon_")) {
            return new KeyExchange(-1, bits(body.vector(2)));
        }
        return NONE;
    }

    private static int bits(Bytes number) {
        int first = 0;
        while (first == 0 && !number.isOver()) {
            first = number.number(1);
        }
        return number.left() * Byte.SIZE + Integer.SIZE - Integer.numberOfLeadingZeros(first);
    }
}
