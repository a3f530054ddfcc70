package dev.waxseal.agent.flight;

import dev.waxseal.journal.Counting;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;

/** Where requests went, and how many so far; one for each destination at the end of each chunk of a recording. */
@Name("dev.waxseal.Destination")
@Label("Destination")
@Category("Waxseal")
@Description("Where this JVM sent requests, in clear text or encrypted")
@Period("endChunk")
@StackTrace(false)
@SuppressWarnings("UnusedVariable") // the recorder reads them
final class DestinationEvent extends Event {

    @Label("Host")
    private final String host;

    @Label("Port")
    private final int port;

    @Label("Scheme")
    private final String scheme;

    @Label("Encrypted")
    private final boolean encrypted;

    @Label("This Machine's Own Host")
    private final boolean own;

    @Label("Requests")
    @Description("How many so far in this JVM; connections where requests cannot be told apart, as inside TLS")
    private final long requests;

    DestinationEvent(Counting.Destination destination) {
        this.host = destination.host();
        this.port = destination.port();
        this.scheme = destination.scheme();
        this.encrypted = destination.encrypted();
        this.own = destination.own();
        this.requests = destination.requests();
    }
}
