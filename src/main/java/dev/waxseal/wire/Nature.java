package dev.waxseal.wire;

/** What a connection turned out to be. */
public enum Nature {
    /** Too little was said to know. */
    UNDECIDED,
    /** HTTP in clear text, with this side as the client. */
    PLAINTEXT,
    /** TLS, from the beginning or after a proxy opened a tunnel. */
    TLS,
    /** This side is the server. */
    SERVER,
    /** Neither HTTP nor TLS. */
    OTHER
}
