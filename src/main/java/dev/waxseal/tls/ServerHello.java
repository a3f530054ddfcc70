package dev.waxseal.tls;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What a server has chosen (RFC 8446 section 4.1.3, RFC 5246 section 7.4.1.3).
 *
 * @param retry whether it is a HelloRetryRequest: the client is to offer a share for {@code group} and ask again
 * @param version the version it chose
 * @param suite the cipher suite it chose, by number
 * @param compression the compression it chose; 0 is none
 * @param group in TLS 1.3 the group of the key exchange by number, or -1 where none was said
 * @param alpn up to TLS 1.2 the protocol spoken inside; null where none was chosen, and in TLS 1.3, which hides it
 * @param preSharedKey whether in TLS 1.3 it goes on with an earlier session or a key of both
 * @param sessionId the id of the session up to TLS 1.2
 * @param extendedMasterSecret whether it agreed to RFC 7627
 * @param encryptThenMac whether it agreed to RFC 7366
 * @param secureRenegotiation whether it knows RFC 5746
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ServerHello(
        boolean retry,
        int version,
        int suite,
        int compression,
        int group,
        @Nullable String alpn,
        boolean preSharedKey,
        byte[] sessionId,
        boolean extendedMasterSecret,
        boolean encryptThenMac,
        boolean secureRenegotiation) {

    /** RFC 8446 section 4.1.3: the random value that makes a ServerHello a HelloRetryRequest. */
    private static final byte[] RETRY =
            HexFormat.of().parseHex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c");

    static ServerHello read(Bytes body) {
        int version = body.number(2);
        boolean retry = body.next(RETRY.length).isSame(RETRY);
        byte[] sessionId = body.vector(1).copy();
        int suite = body.number(2);
        int compression = body.number(1);
        int group = -1;
        String alpn = null;
        boolean preSharedKey = false;
        boolean extended = false;
        boolean macLast = false;
        boolean secure = false;
        Bytes extensions = body.isOver() ? body : body.vector(2);
        while (!extensions.isOver()) {
            int type = extensions.number(2);
            Bytes content = extensions.vector(2);
            switch (type) {
                case Extensions.SUPPORTED_VERSIONS -> version = content.number(2);
                case Extensions.KEY_SHARE -> group = content.number(2);
                case Extensions.ALPN -> alpn = content.vector(2).vector(1).text();
                case Extensions.PRE_SHARED_KEY -> preSharedKey = true;
                case Extensions.EXTENDED_MASTER_SECRET -> extended = true;
                case Extensions.ENCRYPT_THEN_MAC -> macLast = true;
                case Extensions.RENEGOTIATION_INFO -> secure = true;
                default -> {}
            }
        }
        return new ServerHello(
                retry, version, suite, compression, group, alpn, preSharedKey, sessionId, extended, macLast, secure);
    }
}
