package dev.waxseal.agent.flight;

import dev.waxseal.journal.Finding;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A {@link Finding} as an event; its fields are those of {@code waxseal.json}, side by side. */
@Name("dev.waxseal.Finding")
@Label("Finding")
@Category("Waxseal")
@Description("Sensitive data that left this JVM in clear text, or weak TLS; values are masked")
@Period("endChunk") // when the counts are told that were not yet
@StackTrace(false) // the origin says more, and a recording may ask for it nevertheless
@SuppressWarnings("UnusedVariable") // the recorder reads them
final class FindingEvent extends Event {

    @Label("Id")
    @Description("The same from run to run and from machine to machine, and as in waxseal.json")
    private final String id;

    @Label("Rule")
    private final String rule;

    @Label("Severity")
    private final String severity;

    @Label("Kind of Data")
    private final @Nullable String kind;

    @Label("Direction")
    private final String direction;

    @Label("Location")
    private final @Nullable String location;

    @Label("Evidence")
    @Description("What may be shown of it")
    private final String evidence;

    @Label("Method")
    private final String method;

    @Label("URL")
    private final String url;

    @Label("Version")
    private final String version;

    @Label("Host")
    private final String host;

    @Label("Port")
    private final int port;

    @Label("Address")
    private final @Nullable String address;

    @Label("Proxy")
    private final @Nullable String via;

    @Label("This Machine's Own Host")
    private final boolean own;

    @Label("Encrypted")
    private final boolean encrypted;

    @Label("Stage")
    private final String stage;

    @Label("Client Library")
    private final String client;

    @Label("Origin's Class")
    private final @Nullable String originClass;

    @Label("Origin's Method")
    private final @Nullable String originMethod;

    @Label("Origin's File")
    private final @Nullable String originFile;

    @Label("Origin's Line")
    private final int originLine;

    @Label("Test's Class")
    private final @Nullable String testClass;

    @Label("Test's Method")
    private final @Nullable String testMethod;

    @Label("Count")
    @Description(
            "How often it was met so far in this JVM; an event at the first of a chunk, at each doubling, at its end")
    private final long count;

    FindingEvent(Finding finding, long count) {
        this.id = finding.id();
        this.rule = finding.rule();
        this.severity = finding.severity().toString();
        this.kind = finding.kind();
        this.direction = finding.direction().toString();
        this.location = finding.location();
        this.evidence = finding.evidence();
        this.method = finding.request().method();
        this.url = finding.request().url();
        this.version = finding.request().version();
        this.host = finding.destination().host();
        this.port = finding.destination().port();
        this.address = finding.destination().address();
        this.via = finding.destination().via();
        this.own = finding.destination().own();
        this.encrypted = finding.encrypted();
        this.stage = finding.stage().toString();
        this.client = finding.client();
        Finding.Origin origin = finding.origin();
        this.originClass = origin == null ? null : origin.className();
        this.originMethod = origin == null ? null : origin.method();
        this.originFile = origin == null ? null : origin.file();
        this.originLine = origin == null ? 0 : origin.line();
        Finding.Test test = finding.test();
        this.testClass = test == null ? null : test.className();
        this.testMethod = test == null ? null : test.method();
        this.count = count;
    }
}
