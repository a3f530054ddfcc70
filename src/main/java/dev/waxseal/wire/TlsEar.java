package dev.waxseal.wire;

/** Listens on where a connection has turned to TLS; here nothing more is known of that than how it begins. */
public interface TlsEar {

    /**
     * Takes bytes of TLS records, in any split.
     *
     * @param sent whether this side said them, which is the client
     * @return false when it has heard enough of this connection
     */
    boolean heard(boolean sent, byte[] bytes, int from, int to);

    /** The connection is over, or its TLS cannot be followed; not said after {@link #heard} has returned false. */
    void ended();
}
