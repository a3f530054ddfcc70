package dev.waxseal.agent.flight;

import dev.waxseal.journal.Sealed;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** How connections to a destination were sealed, and how many so; one for each way at the end of each chunk. */
@Name("dev.waxseal.Sealed")
@Label("Sealed Connections")
@Category("Waxseal")
@Description("How this JVM's connections were encrypted, as far as their handshakes showed")
@Period("endChunk")
@StackTrace(false)
@SuppressWarnings("UnusedVariable") // the recorder reads them
final class SealedEvent extends Event {

    @Label("Host")
    private final String host;

    @Label("Port")
    private final int port;

    @Label("Scheme")
    private final String scheme;

    @Label("Outcome")
    private final String outcome;

    @Label("Protocol")
    private final @Nullable String protocol;

    @Label("Cipher Suite")
    private final @Nullable String cipher;

    @Label("Group")
    @Description("Of the key exchange")
    private final @Nullable String group;

    @Label("Certificate's Subject")
    private final @Nullable String subject;

    @Label("Certificate's Issuer")
    private final @Nullable String issuer;

    @Label("Certificate's Last Day")
    private final @Nullable String expires;

    @Label("Certificate's Fingerprint")
    private final @Nullable String fingerprint;

    @Label("Count")
    @Description("How many connections so far in this JVM")
    private final long count;

    SealedEvent(Sealed sealed) {
        this.host = sealed.host();
        this.port = sealed.port();
        this.scheme = sealed.scheme();
        this.outcome = sealed.outcome();
        this.protocol = sealed.protocol();
        this.cipher = sealed.cipher();
        this.group = sealed.group();
        this.subject = sealed.subject();
        this.issuer = sealed.issuer();
        this.expires = sealed.expires();
        this.fingerprint = sealed.fingerprint();
        this.count = sealed.count();
    }
}
