package dev.waxseal.report;

import static dev.waxseal.journal.FindingBuilder.login;
import static dev.waxseal.journal.FindingBuilder.request;
import static dev.waxseal.report.Run.test;

import dev.waxseal.catalogue.Severity;
import dev.waxseal.journal.Counting;
import dev.waxseal.journal.Entry;
import dev.waxseal.journal.FindingBuilder;
import java.util.List;

/** The report that all formats are shown with. */
final class Shop {

    private Shop() {}

    /** A run with one of everything. */
    static Report report() {
        return new Run()
                .jvm(
                        login(),
                        login().test(test("com.acme.ShopTest.pays_with_card")),
                        card(),
                        card().test(test("com.acme.ShopTest.pays_with_card")),
                        login().rule("plaintext-auth")
                                .data("basic-auth", "header:Authorization", "Basic •••")
                                .sent("GET", "http://news.example/subscribe")
                                .to("news.example", 80, null)
                                .via("proxy.example:3128")
                                .attempted(),
                        login().rule("plaintext-response-data")
                                .severity(Severity.HIGH)
                                .response()
                                .data("iban", "body:/account/iban", "DE•• •••• (22 characters)")
                                .origin(null)
                                .test(null),
                        login().to("localhost", 51234, "127.0.0.1"),
                        cookie("GET", "/cart"),
                        cookie("PUT", "/cart"),
                        cookie("GET", "/orders"),
                        cookie("GET", "/orders/17"),
                        cookie("GET", "/profile").attempted(),
                        request(),
                        request().sent("GET", "http://news.example/weather"),
                        request()
                                .rule("plaintext-protocol")
                                .severity(Severity.MEDIUM)
                                .data(null, null, "SMTP")
                                .sent("", "smtp://mail.example:25")
                                .to("mail.example", 25, "127.0.0.1"),
                        login().to("169.254.169.254", 80, "169.254.169.254")
                                .rule("plaintext-response-data")
                                .response()
                                .data("access-token", "body", "••• (56 characters)")
                                .sent("PUT", "http://169.254.169.254/latest/api/token"))
                .counted(login(), 3)
                .counted(card(), 3)
                .talking(
                        new Counting.Destination("payments.example", 8080, "http", 31, false),
                        new Counting.Destination("localhost", 51234, "http", 25, false),
                        new Counting.Destination("docker", 2375, "http", 5, false),
                        new Counting.Destination("unix", 0, "unix", 2, false),
                        new Counting.Destination("proxy.example", 3128, "connect", 4, false),
                        new Counting.Destination("mail.example", 25, "smtp", 1, false),
                        new Counting.Destination("payments.example", 443, "https", 12, true))
                .listening(
                        new Entry.Seam("channels", "sun.nio.ch.SocketChannelImpl", null, null),
                        new Entry.Seam(
                                "asynchronous channels", "sun.nio.ch.UnixAsynchronousSocketChannelImpl", null, null),
                        new Entry.Seam(
                                "sockets",
                                "sun.nio.ch.NioSocketImpl.implWrite([BII)I",
                                "no such method",
                                "what blocking clients sent may have gone unheard; update"))
                .problem("3 connections were too many to record")
                .warning("a JVM was killed or halted: counts may be too low")
                .judged(new Policy(
                        Policy.Loopback.REPORT,
                        Severity.HIGH,
                        LocalHosts.with(List.of("docker")),
                        List.of(),
                        List.of(),
                        Destinations.ANY,
                        List.of()));
    }

    private static FindingBuilder cookie(String method, String path) {
        return login().data("session-cookie", "cookie:JSESSIONID", "•••••••• (32 characters)")
                .severity(Severity.HIGH)
                .sent(method, "http://shop.example" + path)
                .to("shop.example", 80, "10.0.0.7");
    }

    private static FindingBuilder card() {
        return login().data("card-number", "body:$.card", "•••• 1111 (16 digits, visa)");
    }
}
