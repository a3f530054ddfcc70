package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/**
 * What holds for every HTTP client: a letter it sends in the clear is heard once, with its sender and its test, and
 * arrives as if nobody had listened.
 *
 * <p>A client's test says how to send a {@link Letter} and marks the line that does it with {@code // sends}, and
 * with {@code // reads} the one that reads the answer if it is another.
 */
abstract class ClientContract {

    /** Must be found in no byte of the agent's output. */
    private static final String PASSWORD = "Canary-7f3q-Zebra";

    private static final String CARD = "4111111111111111";

    private PostOffice office;
    private String test;

    /** The short name that reports give this client. */
    abstract String client();

    /** Sends the letter and waits for the answer, whose text it returns. */
    abstract String send(Letter letter) throws Exception;

    /** Whether this client goes where a redirect sends it. */
    boolean followsRedirects() {
        return true;
    }

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
    void a_password_in_a_query_is_heard() throws Exception {
        assertThat(send(Letter.get(office.url("/login?user=ann&password=" + PASSWORD))))
                .isEqualTo("thank you");

        PostOffice.Arrived arrived = office.next();
        assertThat(arrived.target().getRawQuery()).isEqualTo("user=ann&password=" + PASSWORD);
        JsonObject finding = onlyFinding();
        assertThat(text(finding, "kind")).isEqualTo("password");
        assertThat(text(finding, "location")).isEqualTo("query:password");
        assertThat(text(finding.getAsJsonObject("request"), "url"))
                .isEqualTo(office.url("/login?user=ann&password=•••"));
    }

    @Test
    void a_password_in_a_form_is_heard() throws Exception {
        String form = "user=ann&password=" + PASSWORD;
        send(Letter.post(office.url("/login"), "application/x-www-form-urlencoded", form));

        assertThat(office.next().body()).asString(UTF_8).isEqualTo(form);
        assertThat(text(onlyFinding(), "location")).isEqualTo("form:password");
    }

    @Test
    void a_card_number_in_json_is_heard() throws Exception {
        String json = "{\"amount\":12,\"card\":{\"number\":\"" + CARD + "\"}}";
        send(Letter.post(office.url("/pay"), "application/json", json));

        assertThat(office.next().body()).asString(UTF_8).isEqualTo(json);
        JsonObject finding = onlyFinding();
        assertThat(text(finding, "kind")).isEqualTo("card-number");
        assertThat(text(finding, "location")).isEqualTo("body:$.card.number");
    }

    @Test
    void basic_authentication_is_heard() throws Exception {
        String credentials = "Basic " + Base64.getEncoder().encodeToString(("ann:" + PASSWORD).getBytes(UTF_8));
        send(Letter.get(office.url("/account")).with("Authorization", credentials));

        assertThat(office.next().fields()).containsEntry("Authorization", credentials);
        JsonObject finding = onlyFinding();
        assertThat(text(finding, "rule")).isEqualTo("plaintext-auth");
        assertThat(text(finding, "kind")).isEqualTo("basic-auth");
        assertThat(text(finding, "location")).isEqualToIgnoringCase("header:Authorization");
    }

    @Test
    void a_large_body_arrives_to_the_byte_and_its_end_is_heard() throws Exception {
        byte[] padding = new byte[3_000_000];
        for (int i = 0; i < padding.length; i++) {
            padding[i] = (byte) "abcdefghij klmnopqrst\n".charAt(i % 22);
        }
        String tail = "\npassword: " + PASSWORD + "\n";
        byte[] body = (new String(padding, UTF_8) + tail).getBytes(UTF_8);
        send(Letter.post(office.url("/upload"), "text/plain", body));

        assertThat(office.next().body()).isEqualTo(body);
        assertThat(text(onlyFinding(), "kind")).isEqualTo("password");
    }

    @Test
    void an_innocent_request_is_not_cried_over() throws Exception {
        send(Letter.post(
                office.url("/comments?page=2"), "application/json", "{\"author\":\"ann\",\"text\":\"hello\"}"));

        office.next();
        assertThat(findings()).isEmpty();
    }

    @Test
    void connections_that_are_used_again_are_still_heard() throws Exception {
        for (int i = 0; i < 5; i++) {
            send(Letter.post(
                    office.url("/" + "abcde".charAt(i)), "application/json", "{\"password\":\"" + PASSWORD + "\"}"));
            office.next();
        }
        assertThat(findings()).hasSize(5);
    }

    @Test
    void threads_that_send_at_once_are_told_apart() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> sent = new ArrayList<>();
            for (char thread = 'a'; thread < 'i'; thread++) {
                String path = "/" + thread + "/";
                sent.add(threads.submit(() -> {
                    for (char page = 'a'; page < 'k'; page++) {
                        send(Letter.get(office.url(path + page + "?password=" + PASSWORD)));
                    }
                    return null;
                }));
            }
            for (Future<?> done : sent) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        List<JsonObject> findings = findings();
        assertThat(findings).hasSize(80);
        for (JsonObject finding : findings) {
            assertSender(finding);
        }
    }

    @Test
    void what_a_redirect_leads_to_is_laid_to_the_same_door() throws Exception {
        assumeTrue(followsRedirects());
        office.move("/moved", "/login?user=ann&password=" + PASSWORD);
        assertThat(send(Letter.get(office.url("/moved")))).isEqualTo("thank you");

        office.next();
        assertThat(office.next().target().getPath()).isEqualTo("/login");
        List<JsonObject> followed = findings().stream()
                .filter(finding -> text(finding, "direction").equals("request"))
                .toList();
        assertThat(followed).hasSize(1);
        assertSender(followed.get(0));
    }

    @Test
    void a_card_number_in_the_answer_is_heard() throws Exception {
        String json = "{\"card\":{\"number\":\"" + CARD + "\"}}";
        office.answer("/account", json);
        assertThat(send(Letter.get(office.url("/account")))).isEqualTo(json);

        JsonObject finding = onlyFinding();
        assertThat(text(finding, "rule")).isEqualTo("plaintext-response-data");
        assertThat(text(finding, "direction")).isEqualTo("response");
        assertThat(text(finding, "location")).isEqualTo("body:$.card.number");
    }

    @Test
    void over_tls_nothing_is_called_plaintext() throws Exception {
        try (PostOffice sealed = PostOffice.openSealed()) {
            send(Letter.post(sealed.url("/login"), "application/json", "{\"password\":\"" + PASSWORD + "\"}"));
            assertThat(sealed.next().body()).asString(UTF_8).contains(PASSWORD);
        }
        assertThat(findings()).isEmpty();
    }

    @AfterAll
    static void no_secret_is_in_any_byte_that_the_agent_wrote() throws IOException {
        try (Stream<Path> files = Files.walk(OwnJournal.OUTPUT)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, UTF_8))
                        .as(file.toString())
                        .doesNotContain(PASSWORD, CARD, "Canary")
                        .doesNotContain(Base64.getEncoder().encodeToString(("ann:" + PASSWORD).getBytes(UTF_8)));
            }
        }
    }

    @AfterAll
    static void the_agent_itself_never_failed() {
        assertThat(OwnJournal.lines("failure")).isEmpty();
        assertThat(OwnJournal.lines("seam")).noneMatch(seam -> seam.has("failure"));
    }

    private JsonObject onlyFinding() throws IOException {
        List<JsonObject> findings = findings();
        assertThat(findings).hasSize(1);
        assertSender(findings.get(0));
        return findings.get(0);
    }

    private void assertSender(JsonObject finding) throws IOException {
        assertThat(text(finding, "client")).isEqualTo(client());
        assertThat(text(finding, "stage")).isEqualTo("wire");
        assertThat(text(finding.getAsJsonObject("destination"), "host")).isEqualTo(PostOffice.NAME);
        JsonObject origin = finding.getAsJsonObject("origin");
        assertThat(origin).as("origin").isNotNull();
        assertThat(text(origin, "class")).isEqualTo(getClass().getName());
        assertThat(origin.get("line").getAsInt()).isIn(sendingLines());
    }

    private List<JsonObject> findings() {
        return new ArrayList<>(OwnJournal.findingsOf(getClass().getName(), test));
    }

    /** The lines of the client's test that are marked as sending, or as reading the answer by itself. */
    private Set<Integer> sendingLines() throws IOException {
        Path source = Path.of("src/test/java", getClass().getName().replace('.', '/') + ".java");
        List<String> lines = Files.readAllLines(source, UTF_8);
        Set<Integer> marked = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains("// sends") || lines.get(i).contains("// reads")) {
                marked.add(i + 1);
            }
        }
        return marked;
    }

    private static String text(JsonObject object, String member) {
        return object.has(member) ? object.get(member).getAsString() : "(no " + member + ")";
    }
}
