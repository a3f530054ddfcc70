package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.google.gson.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Two tests that run at the same time and send to the same URL; each is told of what it sent itself. */
class ParallelTestsIT {

    private static final int TIMES = 20;
    private static final String PASSWORD = "{\"password\":\"Canary-7f3q-Zebra\"}";
    private static final String CARD = "{\"card\":{\"number\":\"4111111111111111\"}}";

    private static String url = "";

    @Test
    void each_is_told_of_its_own() throws Exception {
        try (PostOffice office = PostOffice.open()) {
            url = office.url("/both");
            SummaryGeneratingListener summary = new SummaryGeneratingListener();
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass(AtOnce.class))
                                    .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                                    .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                                    .configurationParameter(
                                            "junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
                                    .build(),
                            summary);
            assertThat(summary.getSummary().getFailures()).isEmpty();
        }
        assertThat(locations("sends_passwords_with_the_jdk")).containsOnly("body:$.password");
        assertThat(locations("sends_cards_with_the_jdk")).containsOnly("body:$.card.number");
        assertThat(locations("sends_passwords_with_okhttp")).containsOnly("body:$.password");
        assertThat(locations("sends_cards_with_okhttp")).containsOnly("body:$.card.number");
    }

    private static List<String> locations(String test) {
        return OwnJournal.findingsOf(AtOnce.class.getName(), test).stream()
                .map((JsonObject finding) -> finding.get("location").getAsString())
                .toList();
    }

    @Execution(ExecutionMode.CONCURRENT)
    static class AtOnce {

        private static final HttpClient JDK = HttpClient.newHttpClient();
        private static final OkHttpClient OK = new OkHttpClient();
        private static final CyclicBarrier BOTH_JDK = new CyclicBarrier(2);
        private static final CyclicBarrier BOTH_OK = new CyclicBarrier(2);

        @Test
        void sends_passwords_with_the_jdk() throws Exception {
            sendWithJdk(PASSWORD);
        }

        @Test
        void sends_cards_with_the_jdk() throws Exception {
            sendWithJdk(CARD);
        }

        @Test
        void sends_passwords_with_okhttp() throws Exception {
            sendWithOkHttp(PASSWORD);
        }

        @Test
        void sends_cards_with_okhttp() throws Exception {
            sendWithOkHttp(CARD);
        }

        private static void sendWithJdk(String json) throws Exception {
            for (int i = 0; i < TIMES; i++) {
                BOTH_JDK.await(20, TimeUnit.SECONDS);
                JDK.sendAsync(JdkHttpClientIT.request(letter(json)), BodyHandlers.ofString())
                        .get();
            }
        }

        private static void sendWithOkHttp(String json) throws Exception {
            for (int i = 0; i < TIMES; i++) {
                BOTH_OK.await(20, TimeUnit.SECONDS);
                CompletableFuture<String> text = new CompletableFuture<>();
                OkHttpIT.call(OK, letter(json)).enqueue(OkHttpAsyncIT.completing(text));
                text.get();
            }
        }

        private static Letter letter(String json) {
            return Letter.post(url, "application/json", json.getBytes(UTF_8));
        }
    }
}
