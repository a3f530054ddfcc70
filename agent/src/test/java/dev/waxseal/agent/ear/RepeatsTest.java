package dev.waxseal.agent.ear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.catalogue.Rule;
import dev.waxseal.catalogue.Severity;
import dev.waxseal.detect.Sighting;
import dev.waxseal.journal.Finding;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is met again is taken for what it is, and for nothing else. */
class RepeatsTest {

    private final Repeats repeats = new Repeats();

    @Test
    void whatever_differs_about_a_finding_it_is_not_taken_for_another() {
        Random random = new Random(20261129);
        for (int round = 0; round < 20_000; round++) {
            Sighting what = new Sighting(
                    one(random, Rule.PLAINTEXT_DATA, Rule.PLAINTEXT_AUTH),
                    one(random, Severity.HIGH, Severity.CRITICAL),
                    one(random, "password", "card-number"),
                    one(random, "body:$.a", "body:$.b", "header:Authorization"),
                    one(random, "8 characters", "9 characters"));
            Finding.Circumstances where = new Finding.Circumstances(
                    one(random, Finding.Direction.REQUEST, Finding.Direction.RESPONSE),
                    new Finding.Request(
                            one(random, "GET", "POST"),
                            one(random, "http://a.example/x", "http://a.example/y"),
                            "HTTP/1.1"),
                    new Finding.Destination(
                            one(random, "a.example", "b.example"),
                            one(random, 80, 8080),
                            "127.0.0.1",
                            maybe(random, "proxy.example:3128")),
                    one(random, Finding.Stage.WIRE, Finding.Stage.ATTEMPT),
                    maybe(random, "okhttp"),
                    maybe(random, origin("Pay", "charge", 1), origin("Pay", "refund", 1), origin("Pay", "charge", 2)),
                    maybe(random, new Finding.Test("PayTest", "charges"), new Finding.Test("PayTest", "refunds")));
            Finding fresh = where.of(what.rule().id(), what.severity(), what.kind(), what.location(), what.evidence());

            Repeats.Known known = repeats.of(what, where);

            assertThat(known.finding()).isEqualTo(fresh);
            assertThat(known.sameness()).isEqualTo(fresh.sameness());
            assertThat(repeats.of(what, where)).isSameAs(known);
        }
    }

    /** The first nearly always, so that most differ from another by one thing alone. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    private static <T> T one(Random random, T... of) {
        return of[random.nextInt(8) == 0 ? random.nextInt(of.length) : 0];
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static <T> @Nullable T maybe(Random random, T... of) {
        return random.nextInt(8) == 0 ? null : one(random, of);
    }

    private static Finding.Origin origin(String type, String method, int line) {
        return new Finding.Origin(type, method, type + ".java", line);
    }

    @Test
    void it_does_not_grow_with_urls_that_are_never_the_same_twice() {
        for (int i = 0; i < 10_000; i++) {
            Finding.Circumstances where = new Finding.Circumstances(
                    Finding.Direction.REQUEST,
                    new Finding.Request("GET", "http://a.example/" + i, "HTTP/1.1"),
                    new Finding.Destination("a.example", 80, null, null),
                    Finding.Stage.WIRE,
                    null,
                    null,
                    null);
            repeats.of(new Sighting(Rule.PLAINTEXT_DATA, Severity.HIGH, "password", "body", "x"), where);
        }

        assertThat(repeats.size()).isLessThanOrEqualTo(1_000);
    }
}
