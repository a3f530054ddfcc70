package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient.ResponseReceiver;

/** Requests that go out when somebody subscribes to them are laid to the line that put them together. */
class DeferredIT {

    private static final String JSON = "{\"password\":\"Canary-7f3q-Zebra\"}";

    private PostOffice office;
    private String test;

    @BeforeEach
    void open(TestInfo info) throws IOException {
        test = info.getTestMethod().orElseThrow().getName();
        office = PostOffice.open();
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void that_line_is_named_whoever_subscribes() throws IOException {
        Mono<?> login = post("/login").response(); // for a framework
        login.subscribeOn(Schedulers.boundedElastic()).block();

        assertThat(lines()).containsExactly(OwnSource.line(getClass(), "// for a framework"));
    }

    @Test
    void that_line_is_named_however_many_wait_before_they_are_sent() throws IOException {
        List<Mono<?>> waiting = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String path = "/" + (char) ('a' + i / 10) + '/' + (char) ('a' + i % 10);
            waiting.add(post(path).response()); // waits
        }
        Flux.concat(waiting).subscribeOn(Schedulers.boundedElastic()).blockLast();

        assertThat(lines()).hasSize(100).containsOnly(OwnSource.line(getClass(), "// waits"));
    }

    @Test
    void that_line_is_named_however_often_it_was_sent_before() throws IOException {
        AtomicInteger sent = new AtomicInteger();
        Mono<?> login =
                post("/login", () -> sent.incrementAndGet() < 3 ? "{}" : JSON).response(); // leaks at last
        Mono<?> other = Mono.defer(() -> post("/other", () -> "{}").response());
        Flux.concat(login, login, other.repeat(1_000), login)
                .subscribeOn(Schedulers.boundedElastic())
                .blockLast();

        assertThat(lines()).containsExactly(OwnSource.line(getClass(), "// leaks at last"));
    }

    @Test
    void the_line_that_subscribes_is_named_if_several_have_put_it_together() throws IOException {
        ResponseReceiver<?> login = post("/login");
        Mono<?> one = login.response();
        login.response(); // is never sent
        one.block(); // subscribes

        assertThat(lines()).containsExactly(OwnSource.line(getClass(), "// subscribes"));
    }

    private ResponseReceiver<?> post(String path) {
        return post(path, () -> JSON);
    }

    private ResponseReceiver<?> post(String path, Supplier<String> json) {
        return ReactorNettyIT.CLIENT
                .headers(fields -> fields.set("Content-Type", "application/json"))
                .post()
                .uri(office.url(path))
                .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(json.get().getBytes(UTF_8))));
    }

    /** The lines of this file that what was found in the test is laid to. */
    private List<Integer> lines() {
        List<Integer> lines = new ArrayList<>();
        for (JsonObject finding : OwnJournal.findingsOf(getClass().getName(), test)) {
            JsonObject origin = finding.getAsJsonObject("origin");
            assertThat(origin).as("origin of " + finding).isNotNull();
            assertThat(origin.get("class").getAsString()).isEqualTo(getClass().getName());
            lines.add(origin.get("line").getAsInt());
        }
        return lines;
    }
}
