package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
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

    private static final String KEY = "Canary3a91f27cb804e6d5";

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

    /** Whether it takes content without being told its length. */
    boolean streams() {
        return true;
    }

    /** Whether it can wait with the content until the server asks for it. */
    boolean expectsContinue() {
        return true;
    }

    /** Whether it gives up an answer that does not come in time. */
    boolean timesOut() {
        return true;
    }

    /** Whether it compares the host with the certificate; of a client that does not, the audit is right to say so. */
    boolean comparesHost() {
        return true;
    }

    /**
     * Sends the letter and does not wait; cancelling the future cancels the request.
     *
     * @return null if this client cannot
     */
    @Nullable Future<?> dispatch(Letter letter) throws Exception {
        return null;
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
    @Carrier("query")
    void a_password_in_a_query_is_heard() throws Exception {
        assertThat(send(Letter.get(office.url("/login?user=ann&password=" + PASSWORD))))
                .isEqualTo(PostOffice.THANKS);

        PostOffice.Arrived arrived = office.next();
        assertThat(arrived.target().getRawQuery()).isEqualTo("user=ann&password=" + PASSWORD);
        JsonObject finding = onlyFinding();
        assertThat(text(finding, "kind")).isEqualTo("password");
        assertThat(text(finding, "location")).isEqualTo("query:password");
        assertThat(text(finding.getAsJsonObject("request"), "url"))
                .isEqualTo(office.url("/login?user=ann&password=•••"));
    }

    @Test
    @Carrier("path")
    void a_card_number_in_a_path_is_heard() throws Exception {
        JsonObject finding = heard(Letter.get(office.url("/cards/" + CARD + "/limit")), "card-number", "path");

        assertThat(text(finding.getAsJsonObject("request"), "url")).isEqualTo(office.url("/cards/•••/limit"));
    }

    @Test
    @Manner("3 MB before")
    void a_password_behind_three_megabytes_is_heard_where_it_stands() throws Exception {
        String content = "{\"kind\":\"backup\",\"data\":\"" + "Nothing to see here. ".repeat(150_000)
                + "\",\"restore\":{\"user\":\"dba\",\"password\":\"" + PASSWORD + "\"}}";

        heard(
                Letter.post(office.url("/backups"), "application/json", content.getBytes(UTF_8)),
                "password",
                "body:$.restore.password");
    }

    @Test
    @Carrier("header")
    void an_api_key_in_a_header_is_heard() throws Exception {
        heard(Letter.get(office.url("/account")).with("X-Api-Key", KEY), "api-key", "header:X-Api-Key");
    }

    @Test
    @Carrier("basic auth")
    void basic_authentication_is_heard() throws Exception {
        String credentials = "Basic " + Base64.getEncoder().encodeToString(("ann:" + PASSWORD).getBytes(UTF_8));
        Letter letter = Letter.get(office.url("/account")).with("Authorization", credentials);

        JsonObject finding = heard(letter, "basic-auth", "header:Authorization");
        assertThat(text(finding, "rule")).isEqualTo("plaintext-auth");
    }

    @Test
    @Carrier("cookie")
    void a_session_in_a_cookie_is_heard() throws Exception {
        Letter letter = Letter.get(office.url("/account")).with("Cookie", "lang=en; JSESSIONID=" + KEY);

        heard(letter, "session-cookie", "cookie:JSESSIONID");
    }

    @Test
    @Carrier("form")
    void a_password_in_a_form_is_heard() throws Exception {
        String form = "user=ann&password=" + PASSWORD;

        heard(
                Letter.post(office.url("/login"), "application/x-www-form-urlencoded", form),
                "password",
                "form:password");
    }

    @Test
    @Carrier("JSON")
    void a_card_number_in_json_is_heard() throws Exception {
        String json = "{\"amount\":12,\"card\":{\"number\":\"" + CARD + "\"}}";

        heard(Letter.post(office.url("/pay"), "application/json", json), "card-number", "body:$.card.number");
    }

    @Test
    @Carrier("XML")
    void a_password_of_web_services_security_is_heard() throws Exception {
        String soap = """
                <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:w="urn:wsse">
                  <s:Header><w:Security><w:UsernameToken>
                    <w:Username>ann</w:Username><w:Password>%s</w:Password>
                  </w:UsernameToken></w:Security></s:Header>
                  <s:Body/>
                </s:Envelope>
                """.formatted(PASSWORD);

        heard(
                Letter.post(office.url("/service"), "application/soap+xml", soap),
                "password",
                "body:/Envelope/Header/Security/UsernameToken/Password");
    }

    @Test
    @Carrier("multipart")
    void a_card_number_in_an_uploaded_file_is_heard() throws Exception {
        String parts = """
                --cut
                Content-Disposition: form-data; name="comment"

                refund these
                --cut
                Content-Disposition: form-data; name="cards"; filename="cards.csv"
                Content-Type: text/csv

                name,card number
                Ann,%s
                --cut--
                """.formatted(CARD).replace("\n", "\r\n");

        heard(
                Letter.post(office.url("/upload"), "multipart/form-data; boundary=cut", parts),
                "card-number",
                "part:cards");
    }

    @Test
    @Carrier("text")
    void a_password_in_plain_text_is_heard() throws Exception {
        heard(
                Letter.post(office.url("/log"), "text/plain", "ann has logged in\npassword: " + PASSWORD + "\n"),
                "password",
                "body");
    }

    @Test
    @Carrier("gzip")
    void a_password_in_compressed_content_is_heard() throws Exception {
        byte[] zipped = zipped("{\"password\":\"" + PASSWORD + "\"}");

        heard(
                Letter.post(office.url("/login"), "application/json", zipped).with("Content-Encoding", "gzip"),
                "password",
                "body:$.password");
    }

    @Test
    @Carrier("stream")
    void what_is_read_from_a_stream_once_is_heard() throws Exception {
        assumeTrue(streams());
        String json = "{\"text\":\"" + "It was a dark and stormy night. ".repeat(2_000) + "\",\"password\":\""
                + PASSWORD + "\"}";

        heard(Letter.post(office.url("/login"), "application/json", json).streamed(), "password", "body:$.password");
    }

    @Test
    @Carrier("JSON answered")
    void a_token_in_the_answer_is_heard() throws Exception {
        String json = "{\"access_token\":\"" + KEY + "\",\"expires_in\":3600}";
        office.answer("/token", json);
        assertThat(send(Letter.get(office.url("/token")))).isEqualTo(json);

        JsonObject finding = onlyFinding();
        assertThat(text(finding, "rule")).isEqualTo("plaintext-response-data");
        assertThat(text(finding, "direction")).isEqualTo("response");
        assertThat(text(finding, "location")).isEqualTo("body:$.access_token");
    }

    @Test
    @Carrier("cookie answered")
    void a_session_that_the_answer_sets_is_heard() throws Exception {
        office.answer("/login", "Set-Cookie", "JSESSIONID=" + KEY + "; Path=/; HttpOnly");
        send(Letter.get(office.url("/login")));

        JsonObject finding = onlyFinding();
        assertThat(text(finding, "direction")).isEqualTo("response");
        assertThat(text(finding, "kind")).isEqualTo("session-cookie");
    }

    @Test
    @Manner("3 MB")
    void a_large_body_arrives_to_the_byte_and_its_end_is_heard() throws Exception {
        byte[] padding = new byte[3_000_000];
        for (int i = 0; i < padding.length; i++) {
            padding[i] = (byte) "abcdefghij klmnopqrst\n".charAt(i % 22);
        }
        String tail = "\npassword: " + PASSWORD + "\n";
        byte[] body = (new String(padding, UTF_8) + tail).getBytes(UTF_8);

        heard(Letter.post(office.url("/upload"), "text/plain", body), "password", "body");
    }

    @Test
    @Manner("innocent")
    void an_innocent_request_is_not_cried_over() throws Exception {
        send(Letter.post(
                office.url("/comments?page=2"), "application/json", "{\"author\":\"ann\",\"text\":\"hello\"}"));

        office.next();
        assertThat(findings()).isEmpty();
    }

    @Test
    @Manner("reused")
    void connections_that_are_used_again_are_still_heard() throws Exception {
        for (int i = 0; i < 5; i++) {
            send(Letter.post(
                    office.url("/" + "abcde".charAt(i)), "application/json", "{\"password\":\"" + PASSWORD + "\"}"));
            office.next();
        }
        assertThat(findings()).hasSize(5);
    }

    @Test
    @Manner("at once")
    void threads_that_send_at_once_are_told_apart() throws Exception {
        Map<String, String> sent = new ConcurrentHashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            List<Future<?>> working = new ArrayList<>();
            for (char thread = 'a'; thread < 'u'; thread++) {
                String path = "/" + thread + "/";
                boolean pays = thread % 2 == 0;
                String json = pays ? "{\"card\":\"" + CARD + "\"}" : "{\"password\":\"" + PASSWORD + "\"}";
                working.add(threads.submit(() -> {
                    for (char page = 'a'; page < 'k'; page++) {
                        sent.put(office.url(path + page), pays ? "card-number" : "password");
                        send(Letter.post(office.url(path + page), "application/json", json));
                    }
                    return null;
                }));
            }
            for (Future<?> done : working) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        Map<String, String> heard = new HashMap<>();
        List<JsonObject> findings = findings();
        for (JsonObject finding : findings) {
            assertSender(finding);
            heard.put(text(finding.getAsJsonObject("request"), "url"), text(finding, "kind"));
        }
        assertThat(findings).hasSize(200);
        assertThat(heard).isEqualTo(sent);
    }

    @Test
    @Manner("redirected")
    void what_a_redirect_leads_to_is_laid_to_the_same_door() throws Exception {
        assumeTrue(followsRedirects());
        office.move("/moved", "/login?user=ann&password=" + PASSWORD);
        assertThat(send(Letter.get(office.url("/moved")))).isEqualTo(PostOffice.THANKS);

        office.next();
        assertThat(office.next().target().getPath()).isEqualTo("/login");
        List<JsonObject> followed = findings().stream()
                .filter(finding -> text(finding, "direction").equals("request"))
                .toList();
        assertThat(followed).hasSize(1);
        assertSender(followed.get(0));
    }

    @Test
    @Manner("100")
    void what_waits_to_be_asked_for_its_content_is_heard() throws Exception {
        assumeTrue(expectsContinue());
        Letter letter = Letter.post(office.url("/login"), "application/json", "{\"password\":\"" + PASSWORD + "\"}")
                .with("Expect", "100-Continue");

        heard(letter, "password", "body:$.password");
    }

    @Test
    @Manner("503")
    void what_is_sent_again_after_a_503_is_heard_again() throws Exception {
        office.turnAwayOnce("/pay");
        sendUntilThanked(Letter.post(office.url("/pay"), "application/json", "{\"card\":\"" + CARD + "\"}"));

        assertThat(office.arrivals()).isEqualTo(2);
        assertHeardAsOftenAsItArrived();
    }

    @Test
    @Manner("hung up")
    void what_is_sent_again_after_the_connection_broke_is_heard_again() throws Exception {
        send(Letter.get(office.url("/"))); // so that the client has a connection that it trusts
        office.next();
        office.hangUpOnce("/login", this::waitUntilHeard);
        sendUntilThanked(Letter.get(office.url("/login?password=" + PASSWORD)));

        assertThat(office.next().target()).isEqualTo(office.next().target());
        assertHeardAsOftenAsItArrived();
    }

    @Test
    @Manner("timed out")
    void what_nobody_answers_in_time_is_heard_once() throws Exception {
        assumeTrue(timesOut());
        send(Letter.get(office.url("/"))); // so that the time is not spent on loading classes
        office.keepSilent("/login");
        Letter letter = Letter.get(office.url("/login?password=" + PASSWORD)).within(Duration.ofMillis(500));
        assertThatThrownBy(() -> send(letter)).isInstanceOf(Exception.class);

        assertThat(office.arrivals()).isEqualTo(2);
        assertThat(text(onlyFinding(), "location")).isEqualTo("query:password");
    }

    @Test
    @Manner("cancelled")
    void what_is_cancelled_is_heard_once() throws Exception {
        office.keepSilent("/login");
        Future<?> sent = dispatch(Letter.get(office.url("/login?password=" + PASSWORD)));
        assumeTrue(sent != null);
        waitUntilHeard();
        sent.cancel(true);
        assertThat(sent.isDone()).isTrue();
        send(Letter.get(office.url("/")));

        assertThat(text(onlyFinding(), "location")).isEqualTo("query:password");
        office.close(); // some clients wait for the answer nevertheless
    }

    @Test
    @Manner("TLS")
    void over_tls_nothing_is_called_plaintext() throws Exception {
        long before = OwnJournal.length();
        try (PostOffice sealed = PostOffice.openSealed()) {
            send(Letter.post(sealed.url("/login"), "application/json", "{\"password\":\"" + PASSWORD + "\"}"));
            assertThat(sealed.next().body()).asString(UTF_8).contains(PASSWORD);

            int port = URI.create(sealed.url("/")).getPort();
            assertThat(OwnJournal.lines("destination", before).filter(line -> isOf(line, port)))
                    .isNotEmpty()
                    .allMatch(line -> line.get("encrypted").getAsBoolean());
            assertThat(OwnJournal.lines("sealed", before).filter(line -> isOf(line, port)))
                    .isNotEmpty()
                    .allMatch(line -> line.get("outcome").getAsString().matches("agreed|told"))
                    .allMatch(line -> line.get("protocol").getAsString().startsWith("TLSv1."));
        }
        assertThat(findings()).allMatch(finding -> !comparesHost() && isAboutTheHost(finding));
    }

    private static boolean isAboutTheHost(JsonObject finding) {
        return text(finding, "rule").equals("trust-host-unchecked");
    }

    private static boolean isOf(JsonObject line, int port) {
        return line.get("host").getAsString().equals(PostOffice.NAME)
                && line.get("port").getAsInt() == port;
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

    /** Sends this letter, which arrives as it is, and is heard with this in it. */
    private JsonObject heard(Letter letter, String kind, String location) throws Exception {
        assertThat(send(letter)).isEqualTo(PostOffice.THANKS);

        PostOffice.Arrived arrived = office.next();
        assertThat(arrived.target().toString())
                .isEqualTo(URI.create(letter.url()).getRawPath());
        assertThat(arrived.body()).isEqualTo(letter.content());
        assertThat(arrived.fields()).containsAllEntriesOf(letter.fields());
        JsonObject finding = onlyFinding();
        assertThat(text(finding, "kind")).isEqualTo(kind);
        assertThat(text(finding, "location")).isEqualToIgnoringCase(location); // some write fields in lower case
        return finding;
    }

    /** Whoever writes to the wire may not have been told so yet by the time that the bytes arrive. */
    private void waitUntilHeard() {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        while (findings().isEmpty() && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
    }

    /** As a caller does who is told to come again. */
    private void sendUntilThanked(Letter letter) {
        for (int attempt = 0; attempt < 3; attempt++) {
            try {
                if (send(letter).equals(PostOffice.THANKS)) {
                    return;
                }
            } catch (Exception turnedAway) {
                // which is how some clients say it
            }
        }
        throw new AssertionError("never thanked");
    }

    private void assertHeardAsOftenAsItArrived() throws IOException {
        for (JsonObject finding : findings()) {
            assertSender(finding);
        }
        assertThat(OwnJournal.timesHeard(getClass().getName(), test)).isEqualTo(2);
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
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
        return OwnSource.lines(getClass(), line -> line.contains("// sends") || line.contains("// reads"));
    }

    private static String text(JsonObject object, String member) {
        return object.has(member) ? object.get(member).getAsString() : "(no " + member + ")";
    }
}
