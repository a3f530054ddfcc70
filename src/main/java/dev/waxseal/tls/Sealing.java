package dev.waxseal.tls;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a handshake, as far as everyone on the path can tell.
 *
 * @param end how it ended
 * @param asked what the client offered, or null where that was not heard
 * @param version the version that was chosen, as it goes over the wire; 0 where none was
 * @param suite the cipher suite, by number
 * @param groupNumber the group or curve of the key exchange, by number, or -1 where there was none
 * @param primeBits up to TLS 1.2 the size of the prime of a finite field in bits, or 0
 * @param prime what that prime is
 * @param signedBy in TLS 1.2 by what the server signed the key exchange, by number, or -1 where that is not seen
 * @param alpn up to TLS 1.2 the protocol spoken inside, or null; TLS 1.3 hides it
 * @param resumed whether it goes on with an earlier session, or with a key of both, so that nobody proved who it is
 * @param compressed whether what is encrypted is compressed first
 * @param extendedMasterSecret whether both agreed to RFC 7627, which TLS 1.3 has built in
 * @param encryptThenMac whether both agreed to RFC 7366
 * @param secureRenegotiation whether the server knows RFC 5746
 * @param retried whether the server had the client ask again with another group
 * @param chain the server's certificates in DER, its own first; empty where TLS 1.3 hides them, or a session was resumed
 * @param clientCertificate whether the client's certificate went along unencrypted
 * @param unread whether a message was too long to be read
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Sealing(
        End end,
        @Nullable ClientHello asked,
        int version,
        int suite,
        int groupNumber,
        int primeBits,
        Prime prime,
        int signedBy,
        @Nullable String alpn,
        boolean resumed,
        boolean compressed,
        boolean extendedMasterSecret,
        boolean encryptThenMac,
        boolean secureRenegotiation,
        boolean retried,
        List<byte[]> chain,
        boolean clientCertificate,
        boolean unread) {

    /** How a handshake ended. */
    public enum End {
        /** Both sides agreed; up to TLS 1.2, the client has taken the server's certificate. */
        AGREED,
        /** The client broke it off with an alert. */
        REFUSED_BY_CLIENT,
        /** The server broke it off with an alert. */
        REFUSED_BY_SERVER,
        /** The connection was over before they agreed. */
        BROKEN_OFF,
        /** It was not heard: it had begun before, or could not be read. */
        UNHEARD
    }

    /** One of which no answer was heard. */
    static Sealing none(End end, @Nullable ClientHello asked) {
        return new Sealing(
                end,
                asked,
                0,
                0,
                -1,
                0,
                Prime.UNKNOWN,
                -1,
                null,
                false,
                false,
                false,
                false,
                false,
                false,
                List.of(),
                false,
                false);
    }

    /** Whether both sides agreed. */
    public boolean isAgreed() {
        return end == End.AGREED;
    }

    /** The version as Java names it: {@code TLSv1.3}; null where none was chosen. */
    public @Nullable String protocol() {
        return version == 0 ? null : Version.name(version);
    }

    /** The cipher suite as IANA names it; null where none was chosen. */
    public @Nullable String cipher() {
        return version == 0 ? null : Suites.name(suite);
    }

    /** The group as IANA names it, {@code x25519}; {@code dh-2048} for a prime of its own; null where there was none. */
    public @Nullable String group() {
        return primeBits > 0 ? "dh-" + primeBits : groupNumber < 0 ? null : Group.name(groupNumber);
    }

    /** By what the server signed the key exchange, as IANA names it; null where that is not seen. */
    public @Nullable String proof() {
        return signedBy < 0 ? null : SignatureScheme.name(signedBy);
    }

    /** Whether the client offered a group that withstands a quantum computer. */
    public boolean offersPostQuantum() {
        if (asked != null) {
            for (int offered : asked.groups()) {
                if (Group.isPostQuantum(offered)) {
                    return true;
                }
            }
        }
        return false;
    }

    boolean isBeforeThirteen() {
        return version < Version.TLS_1_3;
    }
}
