package dev.waxseal.tls;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client offers (RFC 8446 section 4.1.2, RFC 5246 section 7.4.1.2); everyone on the path can read it.
 *
 * @param versions the versions it offers, without reserved values (RFC 8701); the one of its head where it lists none
 * @param suites its cipher suites by number, in its order, without reserved and signalling values
 * @param serverName the host name it asks for (RFC 6066), or null where it names none
 * @param alpn the protocols it would speak inside (RFC 7301)
 * @param groups its groups for key exchange by number
 * @param keyShares the groups it has sent a share for already
 * @param signatureSchemes the signatures it takes, by number
 * @param preSharedKeys whether it shows the identity of an earlier session or of a key of both (RFC 8446 section 4.2.11)
 * @param ticket whether it shows a ticket of an earlier session (RFC 5077)
 * @param sessionId the id of a session it wants to resume, or in TLS 1.3 one without a meaning
 * @param extendedMasterSecret whether it offers RFC 7627
 * @param encrypted whether it hides a second one within (RFC 9849), so that the name it shows may be another host's
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ClientHello(
        List<Integer> versions,
        int[] suites,
        @Nullable String serverName,
        List<String> alpn,
        int[] groups,
        int[] keyShares,
        int[] signatureSchemes,
        boolean preSharedKeys,
        boolean ticket,
        byte[] sessionId,
        boolean extendedMasterSecret,
        boolean encrypted) {

    private static final int RANDOM = 32;

    /** RFC 5746 and RFC 7507: they stand among the suites and are none. */
    private static final int EMPTY_RENEGOTIATION_INFO = 0x00ff;

    private static final int FALLBACK = 0x5600;

    /** Reads the body of a ClientHello; what is cut is left out. */
    static ClientHello read(Bytes body) {
        int version = body.number(2);
        body.next(RANDOM);
        byte[] sessionId = body.vector(1).copy();
        int[] suites = meant(body.vector(2).pairs());
        body.vector(1); // compression; what was chosen tells
        List<Integer> versions = new ArrayList<>(List.of(version));
        String serverName = null;
        List<String> alpn = List.of();
        int[] groups = {};
        int[] keyShares = {};
        int[] signatures = {};
        boolean keys = false;
        boolean ticket = false;
        boolean extended = false;
        boolean encrypted = false;
        Bytes extensions = body.isOver() ? body : body.vector(2);
        while (!extensions.isOver()) {
            int type = extensions.number(2);
            Bytes content = extensions.vector(2);
            switch (type) {
                case Extensions.SERVER_NAME -> serverName = name(content.vector(2));
                case Extensions.ALPN -> alpn = texts(content.vector(2));
                case Extensions.SUPPORTED_GROUPS ->
                    groups = meant(content.vector(2).pairs());
                case Extensions.SIGNATURE_ALGORITHMS ->
                    signatures = meant(content.vector(2).pairs());
                case Extensions.KEY_SHARE -> keyShares = shares(content.vector(2));
                case Extensions.SUPPORTED_VERSIONS -> {
                    versions.clear();
                    for (int one : meant(content.vector(1).pairs())) {
                        versions.add(one);
                    }
                }
                case Extensions.PRE_SHARED_KEY -> keys = true;
                case Extensions.SESSION_TICKET -> ticket = !content.isOver();
                case Extensions.EXTENDED_MASTER_SECRET -> extended = true;
                case Extensions.ENCRYPTED_CLIENT_HELLO -> encrypted = true;
                default -> {}
            }
        }
        return new ClientHello(
                List.copyOf(versions),
                suites,
                serverName,
                alpn,
                groups,
                keyShares,
                signatures,
                keys,
                ticket,
                sessionId,
                extended,
                encrypted);
    }

    /** Of several names the first one that is a host's (RFC 6066 section 3). */
    private static @Nullable String name(Bytes names) {
        while (!names.isOver()) {
            int type = names.number(1);
            Bytes name = names.vector(2);
            if (type == 0 && !name.isOver()) {
                return hostName(name.text());
            }
        }
        return null;
    }

    /** In lower case; null where it holds what no host name does, for it comes from the wire. */
    private static @Nullable String hostName(String name) {
        char[] letters = name.toCharArray();
        for (int i = 0; i < letters.length; i++) {
            char c = letters[i];
            if (c >= 'A' && c <= 'Z') {
                letters[i] = (char) (c - 'A' + 'a');
            } else if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && "-._:".indexOf(c) < 0) {
                return null;
            }
        }
        return new String(letters);
    }

    private static List<String> texts(Bytes vector) {
        List<String> texts = new ArrayList<>();
        while (!vector.isOver()) {
            String text = vector.vector(1).text();
            if (!isReserved(text)) {
                texts.add(text);
            }
        }
        return List.copyOf(texts);
    }

    private static int[] shares(Bytes vector) {
        int[] shares = new int[vector.left() / 4];
        int count = 0;
        while (!vector.isOver() && count < shares.length) {
            shares[count++] = vector.number(2);
            vector.vector(2);
        }
        return meant(Arrays.copyOf(shares, count));
    }

    private static int[] meant(int[] numbers) {
        int count = 0;
        for (int number : numbers) {
            if (!isReserved(number) && number != EMPTY_RENEGOTIATION_INFO && number != FALLBACK) {
                numbers[count++] = number;
            }
        }
        return count == numbers.length ? numbers : Arrays.copyOf(numbers, count);
    }

    /** RFC 8701: said to keep servers used to values that they do not know. */
    private static boolean isReserved(int number) {
        return (number & 0x0f0f) == 0x0a0a && number >> Byte.SIZE == (number & 0xff);
    }

    private static boolean isReserved(String text) {
        return text.length() == 2 && isReserved(text.charAt(0) << Byte.SIZE | text.charAt(1));
    }
}
