package dev.waxseal.journal;

import dev.waxseal.detect.Severity;

/** Findings to test with. */
final class Findings {

    static final Finding LOGIN = new Finding(
            "plaintext-data",
            Severity.CRITICAL,
            "password",
            Finding.Direction.REQUEST,
            "body:$.user.password",
            "•••••••• (8 characters)",
            new Finding.Request("POST", "http://payments.example:8080/users/17/login?card=•••", "HTTP/1.1"),
            new Finding.Destination("payments.example", 8080, "127.0.0.1", "proxy.example:3128"),
            false,
            Finding.Stage.WIRE,
            "okhttp",
            new Finding.Origin("com.acme.Pay", "charge", "Pay.java", 42),
            new Finding.Test("com.acme.PayTest", "charges"));

    private Findings() {}

    static Finding at(String url) {
        return new Finding(
                LOGIN.rule(),
                LOGIN.severity(),
                LOGIN.kind(),
                LOGIN.direction(),
                LOGIN.location(),
                LOGIN.evidence(),
                new Finding.Request("POST", url, "HTTP/1.1"),
                LOGIN.destination(),
                LOGIN.encrypted(),
                LOGIN.stage(),
                LOGIN.client(),
                LOGIN.origin(),
                LOGIN.test());
    }

    static Finding from(String className, String method, int line) {
        return new Finding(
                LOGIN.rule(),
                LOGIN.severity(),
                LOGIN.kind(),
                LOGIN.direction(),
                LOGIN.location(),
                LOGIN.evidence(),
                LOGIN.request(),
                LOGIN.destination(),
                LOGIN.encrypted(),
                LOGIN.stage(),
                LOGIN.client(),
                new Finding.Origin(className, method, null, line),
                LOGIN.test());
    }

    static Finding inTest(String className, String method) {
        return new Finding(
                LOGIN.rule(),
                LOGIN.severity(),
                LOGIN.kind(),
                LOGIN.direction(),
                LOGIN.location(),
                LOGIN.evidence(),
                LOGIN.request(),
                LOGIN.destination(),
                LOGIN.encrypted(),
                LOGIN.stage(),
                LOGIN.client(),
                LOGIN.origin(),
                new Finding.Test(className, method));
    }

    /** With nothing in it that may be missing. */
    static Finding bare() {
        return new Finding(
                "plaintext-request",
                Severity.LOW,
                null,
                Finding.Direction.RESPONSE,
                null,
                "",
                new Finding.Request("GET", "http://news.example/", "HTTP/1.1"),
                new Finding.Destination("news.example", 80, null, null),
                true,
                Finding.Stage.ATTEMPT,
                "unknown",
                null,
                null);
    }
}
