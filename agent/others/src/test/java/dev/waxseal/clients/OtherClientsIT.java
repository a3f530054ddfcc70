package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.waxseal.tls.TrustRule;
import dev.waxseal.tls.TrustSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Clients that would take anyone for their server are found, though they met the right one; the same set up well are not. */
class OtherClientsIT {

    private static final String INTRODUCTION = """
            # Other clients

            Clients of mail, directories, databases, caches, brokers and logs, as most people set them up and as they should.
            Each has sent something to a small server of these tests, which was the right one: a trusted authority vouches for
            its name. Still the agent tells, of each, whether it would have sent the same to anyone, and by which setting of the
            library it would not. These tests have written this page.

            | client | as set up | before TLS | found | mended by |
            |---|---|---|---|---|
            """;

    /** How long a client may take from what the server has heard to where it has sent it, in milliseconds. */
    private static final long LINGERING = 40;

    /** A client that has sent something there. */
    private record Sent(OtherClient client, OtherServer server) {}

    @TempDir
    private static @Nullable Path directory;

    private static final List<Sent> ALL = new ArrayList<>();
    private static final StringBuilder PAGE = new StringBuilder(INTRODUCTION);

    @BeforeAll
    static void all_send_something() throws Exception {
        OtherAuthority authority =
                OtherAuthority.in(assertThat(directory).isNotNull().actual());
        authority.rule();
        for (OtherClient client : OtherClient.all(authority)) {
            OtherServer server = new OtherServer(client.preface(), authority);
            ALL.add(new Sent(client, server));
            String host = "client-" + ALL.size() + OtherAuthority.NAME;
            List<Exception> troubles = new ArrayList<>();
            Thread sending = new Thread(() -> send(client, host, server.port(), troubles), client.setting());
            sending.setDaemon(true);
            sending.start();
            try {
                server.awaitSealed();
            } catch (IOException unheard) {
                synchronized (troubles) {
                    troubles.forEach(unheard::addSuppressed);
                }
                throw new AssertionError(client.library() + ' ' + client.setting(), unheard);
            }
            sending.join(LINGERING); // some go on for ever
        }
        Fence.untilAllIsJudged();
    }

    private static void send(OtherClient client, String host, int port, List<Exception> troubles) {
        try {
            client.sends().to(host, port);
        } catch (Exception unanswered) { // the server says nothing that a client could use
            synchronized (troubles) {
                troubles.add(unanswered);
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> each_is_judged_by_whom_it_would_have_taken() {
        return ALL.stream()
                .map(sent -> DynamicTest.dynamicTest(
                        sent.client().library() + ": " + sent.client().setting(), () -> judge(sent)));
    }

    private static void judge(Sent sent) {
        OtherClient client = sent.client();
        List<JsonObject> found = OwnJournal.lines("finding")
                .map(line -> line.getAsJsonObject("finding"))
                .filter(finding -> !Fence.isOne(finding))
                .filter(finding ->
                        finding.getAsJsonObject("destination").get("port").getAsInt()
                                == sent.server().port())
                .filter(finding -> !finding.get("severity").getAsString().equals("info"))
                .filter(finding -> finding.get("rule").getAsString().startsWith("trust-")
                        || client.found() == OtherClient.Found.NOTHING)
                .toList();
        String mending =
                found.isEmpty() ? null : mending(found.get(0).get("rule").getAsString(), client.library());
        PAGE.append("| ")
                .append(client.library())
                .append(" | ")
                .append(client.setting())
                .append(" | ")
                .append(client.preface().isSpoken() ? client.preface().protocol() : "–")
                .append(" | ")
                .append(found.isEmpty() ? "–" : found.get(0).get("rule").getAsString())
                .append(" | ")
                .append(mending == null ? "–" : mending)
                .append(" |\n");
        if (!client.library().equals("nats")) { // which looks addresses up, and asks for one of those
            assertThat(OwnJournal.lines("destination")
                            .filter(one ->
                                    one.get("port").getAsInt() == sent.server().port()))
                    .extracting(one -> one.get("host").getAsString())
                    .allMatch(host -> host.endsWith(OtherAuthority.NAME));
        }
        if (client.preface().isSpoken()) {
            assertThat(OwnJournal.lines("destination")
                            .filter(one ->
                                    one.get("port").getAsInt() == sent.server().port()))
                    .as("where it went")
                    .allMatch(one -> one.get("encrypted").getAsBoolean())
                    .extracting(one -> one.get("scheme").getAsString())
                    .containsOnly(client.preface().protocol());
        }
        if (client.found() == OtherClient.Found.NOTHING) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found)
                    .extracting(one -> one.get("rule").getAsString())
                    .containsOnly(client.found().rule());
            assertThat(found).extracting(one -> one.get("client").getAsString()).contains(client.library());
            assertThat(mending != null || client.library().equals("unknown"))
                    .as("the setting that mends it is known")
                    .isTrue();
        }
    }

    private static @Nullable String mending(String rule, String library) {
        return TrustSettings.mending(
                TrustRule.valueOf(rule.toUpperCase(Locale.ROOT).replace('-', '_')), library);
    }

    @Test
    void the_agent_itself_never_failed() {
        assertThat(OwnJournal.lines("failure")).isEmpty();
        assertThat(OwnJournal.lines("dropped")).isEmpty();
    }

    @AfterAll
    static void what_was_shown_is_written() throws IOException {
        for (Sent sent : ALL) {
            sent.server().close();
        }
        String page = System.getProperty("waxseal.test.page");
        if (page != null) {
            Path file = Path.of(page);
            Files.createDirectories(file.getParent());
            Files.writeString(file, PAGE, UTF_8);
        }
    }
}
