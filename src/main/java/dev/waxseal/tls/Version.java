package dev.waxseal.tls;

/** The versions of the protocol, as they go over the wire, and as Java calls them. */
final class Version {

    static final int SSL_3 = 0x0300;
    static final int TLS_1_0 = 0x0301;
    static final int TLS_1_1 = 0x0302;
    static final int TLS_1_2 = 0x0303;
    static final int TLS_1_3 = 0x0304;

    private Version() {}

    static String name(int version) {
        return switch (version) {
            case SSL_3 -> "SSLv3";
            case TLS_1_0 -> "TLSv1";
            case TLS_1_1 -> "TLSv1.1";
            case TLS_1_2 -> "TLSv1.2";
            case TLS_1_3 -> "TLSv1.3";
            default -> Suites.hexadecimal(version);
        };
    }
}
