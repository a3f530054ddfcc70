package dev.waxseal.journal;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How connections to a destination were sealed, and how many of them so: what their handshakes showed to everyone.
 *
 * @param host as its {@link Counting.Destination} has it
 * @param port as there
 * @param scheme as there
 * @param outcome {@code agreed}, {@code refused-by-client}, {@code refused-by-server}, {@code broken-off},
 *     {@code unheard} where it had begun before the agent listened, or could not be read, {@code told} for what the client
 *     itself knows of the server's certificate where the wire hides it, or {@code asked} where somebody was asked about that in
 *     clear text; these two are no connections of their own
 * @param protocol {@code TLSv1.3}, or null where none was agreed on; where somebody was asked, for what: {@code OCSP},
 *     {@code CRL} or {@code AIA}
 * @param cipher the suite as IANA names it, or null
 * @param group the group of the key exchange as IANA names it, or null
 * @param alpn the protocol spoken inside where that is seen, up to TLS 1.2, or null
 * @param offered the protocols that the client offered to speak inside, with commas in between, or null
 * @param named whether the client named the host (SNI)
 * @param resumed whether an earlier session was gone on with
 * @param hybrid whether the client offered a group that withstands quantum computers
 * @param identity whether it showed a ticket or the identity of a key, by which its connections can be linked
 * @param clientCertificate whether its certificate was seen
 * @param tunnelled whether a proxy was asked for the way there in clear text (CONNECT)
 * @param subject whose certificate was seen, or null
 * @param issuer who vouches for that, or null; where somebody was asked, the host that was
 * @param expires its last day, or null
 * @param key its key, {@code RSA 2048}, or null
 * @param signature by what it is signed, or null
 * @param serial its serial number in hexadecimal digits, or null
 * @param fingerprint SHA-256 of it in hexadecimal digits, or null
 * @param validity from when to when it is valid, as ISO 8601 has an interval of times in UTC, or null
 * @param proof by what the server signed the key exchange, as IANA names it, where that is seen, in TLS 1.2; or null
 * @param count how many so far
 */
public record Sealed(
        String host,
        int port,
        String scheme,
        String outcome,
        @Nullable String protocol,
        @Nullable String cipher,
        @Nullable String group,
        @Nullable String alpn,
        @Nullable String offered,
        boolean named,
        boolean resumed,
        boolean hybrid,
        boolean identity,
        boolean clientCertificate,
        boolean tunnelled,
        @Nullable String subject,
        @Nullable String issuer,
        @Nullable String expires,
        @Nullable String key,
        @Nullable String signature,
        @Nullable String serial,
        @Nullable String fingerprint,
        @Nullable String validity,
        @Nullable String proof,
        long count)
        implements Counting {

    /** The outcome of what a client itself tells. */
    public static final String TOLD = "told";

    /** The outcome of what was asked in clear text about the server's certificate. */
    public static final String ASKED = "asked";

    public Sealed {
        requireNonNull(host);
        requireNonNull(scheme);
        requireNonNull(outcome);
    }

    /**
     * Somebody was asked in clear text about the certificate of the server there.
     *
     * @param what for what, as {@link #protocol} has it
     * @param whom the host that was asked
     */
    public static Sealed asked(String host, int port, String scheme, String what, String whom) {
        return new Sealed(
                host, port, scheme, ASKED, what, null, null, null, null, false, false, false, false, false, false, null,
                whom, null, null, null, null, null, null, null, 0);
    }

    /** Whether it is about connections to there. */
    public boolean isOf(Counting.Destination destination) {
        return destination.encrypted()
                && host.equals(destination.host())
                && port == destination.port()
                && scheme.equals(destination.scheme());
    }

    /** Whether it says no more than whose certificate the client took. */
    public boolean isTold() {
        return outcome.equals(TOLD);
    }

    /** Whether it says no more than whom somebody asked about the certificate. */
    public boolean isAsked() {
        return outcome.equals(ASKED);
    }

    /** Whether both sides agreed. */
    public boolean isAgreed() {
        return outcome.equals("agreed");
    }

    // spelled out, because the first use of a generated one costs the JVM under test tens of milliseconds
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Sealed that
                && count == that.count
                && port == that.port
                && named == that.named
                && resumed == that.resumed
                && hybrid == that.hybrid
                && identity == that.identity
                && clientCertificate == that.clientCertificate
                && tunnelled == that.tunnelled
                && Arrays.equals(words(), that.words());
    }

    @Override
    public int hashCode() {
        int hash = 31 * (31 * host.hashCode() + port) + outcome.hashCode();
        hash = 31 * hash + (cipher == null ? 0 : cipher.hashCode());
        return 31 * hash + (fingerprint == null ? 0 : fingerprint.hashCode());
    }

    private @Nullable String[] words() {
        return new @Nullable String[] {
            host,
            scheme,
            outcome,
            protocol,
            cipher,
            group,
            alpn,
            offered,
            subject,
            issuer,
            expires,
            key,
            signature,
            serial,
            fingerprint,
            validity,
            proof
        };
    }

    @Override
    public Sealed counting(long met) {
        return new Sealed(
                host,
                port,
                scheme,
                outcome,
                protocol,
                cipher,
                group,
                alpn,
                offered,
                named,
                resumed,
                hybrid,
                identity,
                clientCertificate,
                tunnelled,
                subject,
                issuer,
                expires,
                key,
                signature,
                serial,
                fingerprint,
                validity,
                proof,
                met);
    }

    @Override
    public String many() {
        return "ways to seal connections";
    }

    @Override
    public String type() {
        return "sealed";
    }

    @Override
    public void writeTo(JsonLine line) {
        line.put("host", host);
        line.put("port", port);
        line.put("scheme", scheme);
        line.put("outcome", outcome);
        line.put("protocol", protocol);
        line.put("cipher", cipher);
        line.put("group", group);
        line.put("alpn", alpn);
        line.put("offered", offered);
        line.put("named", named);
        line.put("resumed", resumed);
        line.put("hybrid", hybrid);
        line.put("identity", identity);
        line.put("clientCertificate", clientCertificate);
        if (tunnelled) {
            line.put("tunnelled", true);
        }
        line.put("subject", subject);
        line.put("issuer", issuer);
        line.put("expires", expires);
        line.put("key", key);
        line.put("signature", signature);
        line.put("serial", serial);
        line.put("fingerprint", fingerprint);
        line.put("validity", validity);
        line.put("proof", proof);
        line.put("count", count);
    }

    @Override
    public void tell(JournalBuilder reading) {
        reading.sealed(this);
    }
}
