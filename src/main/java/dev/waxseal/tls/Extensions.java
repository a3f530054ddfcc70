package dev.waxseal.tls;

/** The numbers of the extensions that are read, as IANA's registry "TLS ExtensionType Values" has them. */
final class Extensions {

    static final int SERVER_NAME = 0;
    static final int SUPPORTED_GROUPS = 10;
    static final int SIGNATURE_ALGORITHMS = 13;
    static final int ALPN = 16;
    static final int ENCRYPT_THEN_MAC = 22;
    static final int EXTENDED_MASTER_SECRET = 23;
    static final int SESSION_TICKET = 35;
    static final int PRE_SHARED_KEY = 41;
    static final int EARLY_DATA = 42;
    static final int SUPPORTED_VERSIONS = 43;
    static final int KEY_SHARE = 51;
    static final int ENCRYPTED_CLIENT_HELLO = 0xfe0d;
    static final int RENEGOTIATION_INFO = 0xff01;

    private Extensions() {}
}
