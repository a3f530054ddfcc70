package dev.waxseal.journal;

import dev.waxseal.catalogue.Severity;
import org.jspecify.annotations.Nullable;

/** A password sent in clear to payments.example, or something that differs from it in what the test says. */
public final class FindingBuilder {

    private String rule = "plaintext-data";
    private Severity severity = Severity.CRITICAL;
    private @Nullable String kind = "password";
    private Finding.Direction direction = Finding.Direction.REQUEST;
    private @Nullable String location = "body:$.user.password";
    private String evidence = "•••••••• (8 characters)";
    private String method = "POST";
    private String url = "http://payments.example:8080/users/17/login?card=•••";
    private Finding.Destination destination = new Finding.Destination("payments.example", 8080, "127.0.0.1", null);
    private boolean encrypted;
    private Finding.Stage stage = Finding.Stage.WIRE;
    private String client = "okhttp";
    private Finding.@Nullable Origin origin = new Finding.Origin("com.acme.Pay", "charge", "Pay.java", 42);
    private Finding.@Nullable Test test = new Finding.Test("com.acme.PayTest", "charges");

    private FindingBuilder() {}

    public static FindingBuilder login() {
        return new FindingBuilder();
    }

    /** A request in which nothing sensitive was seen, with all missing that may be missing. */
    public static FindingBuilder request() {
        return login().rule("plaintext-request")
                .severity(Severity.LOW)
                .data(null, null, "")
                .sent("GET", "http://news.example/")
                .to("news.example", 80, null)
                .by("unknown")
                .origin(null)
                .test(null);
    }

    public Finding build() {
        return new Finding(
                rule,
                severity,
                kind,
                direction,
                location,
                evidence,
                new Finding.Request(method, url, "HTTP/1.1"),
                destination,
                encrypted,
                stage,
                client,
                origin,
                test);
    }

    public FindingBuilder rule(String rule) {
        this.rule = rule;
        return this;
    }

    public FindingBuilder severity(Severity severity) {
        this.severity = severity;
        return this;
    }

    public FindingBuilder data(@Nullable String kind, @Nullable String location, String evidence) {
        this.kind = kind;
        this.location = location;
        this.evidence = evidence;
        return this;
    }

    public FindingBuilder response() {
        direction = Finding.Direction.RESPONSE;
        return this;
    }

    public FindingBuilder sent(String method, String url) {
        this.method = method;
        this.url = url;
        return this;
    }

    public FindingBuilder to(String host, int port, @Nullable String address) {
        destination = new Finding.Destination(host, port, address, destination.via());
        return this;
    }

    public FindingBuilder via(String proxy) {
        destination = new Finding.Destination(destination.host(), destination.port(), destination.address(), proxy);
        return this;
    }

    /** To a host that the sending machine itself goes by. */
    public FindingBuilder own() {
        destination = new Finding.Destination(
                destination.host(), destination.port(), destination.address(), destination.via(), true);
        return this;
    }

    public FindingBuilder encrypted() {
        encrypted = true;
        return this;
    }

    public FindingBuilder attempted() {
        stage = Finding.Stage.ATTEMPT;
        return this;
    }

    public FindingBuilder by(String client) {
        this.client = client;
        return this;
    }

    public FindingBuilder origin(Finding.@Nullable Origin origin) {
        this.origin = origin;
        return this;
    }

    public FindingBuilder test(Finding.@Nullable Test test) {
        this.test = test;
        return this;
    }
}
