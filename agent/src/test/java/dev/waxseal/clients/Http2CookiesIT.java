package dev.waxseal.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.vertx.core.http.HttpVersion;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** As {@link SealedCookiesIT} has it, in HTTP/2, where answers share a connection and refer to what it said before. */
class Http2CookiesIT {

    private static final String SECRET = "Canary5k8wYeti4m1p";
    private static final String SESSION = "JSESSIONID=" + SECRET + "; Path=/";

    /** Of many frames and records, with what looks like a cookie in it. */
    private static final String LONG = "[" + "\"set-cookie: JSESSIONID=abc\",".repeat(12_000) + "0]";

    private final long before = OwnJournal.length();

    @ParameterizedTest
    @EnumSource
    void a_cookie_is_heard_behind_other_answers(Http2Client client) throws Exception {
        assertThat(rules(client, SESSION)).isEqualTo("cookie-without-secure, no-strict-transport");
    }

    @ParameterizedTest
    @EnumSource
    void one_that_is_kept_to_tls_lacks_the_promise_alone(Http2Client client) throws Exception {
        assertThat(rules(client, SESSION + "; Secure; HttpOnly")).isEqualTo("no-strict-transport");
    }

    @ParameterizedTest
    @EnumSource
    void one_that_lets_nobody_in_is_none(Http2Client client) throws Exception {
        assertThat(rules(client, "theme=dark; Path=/")).isEmpty();
    }

    @Test
    void who_compares_the_host_after_conscrypts_handshake_is_not_blamed() throws Exception {
        String host = PostOffice.branch();
        Http2Office office = Http2Office.openSealed("{}");
        try {
            Http2Client.OKHTTP_CONSCRYPT.get(List.of(URI.create("https://" + host + ':' + office.port() + "/")));
        } finally {
            office.close();
        }
        Fence.untilAllIsJudged();
        assertThat(OwnJournal.lines("finding", before)
                        .map(line -> line.getAsJsonObject("finding"))
                        .filter(finding -> finding.toString().contains(host))
                        .map(finding -> finding.get("rule").getAsString()))
                .noneMatch(rule -> rule.startsWith("trust-"));
    }

    @ParameterizedTest
    @CsvSource({"Authorization, no-strict-transport", "Accept, ''"})
    void whoever_is_sent_credentials_is_to_say_that_all_goes_through_tls(String field, String rules) throws Exception {
        String host = PostOffice.branch();
        Http2Office office = Http2Office.openSealed("{}");
        try {
            URI url = URI.create("https://" + host + ':' + office.port() + "/");
            HttpClient.newBuilder()
                    .sslContext(Tls.client())
                    .build()
                    .send(
                            HttpRequest.newBuilder(url)
                                    .header(field, "id=" + SECRET)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        } finally {
            office.close();
        }
        assertThat(rules(host)).isEqualTo(rules);
    }

    private String rules(Http2Client client, String cookie) throws Exception {
        String host = PostOffice.branch();
        Http2Office office = Http2Office.openSealed(LONG);
        office.setCookie("/shop/theme", "theme=dark; Path=/");
        office.setCookie("/shop/login", cookie);
        try {
            URI shop = URI.create("https://" + host + ':' + office.port() + "/shop/");
            client.get(List.of(shop.resolve("theme"), shop.resolve("list"), shop.resolve("login")));
            assertThat(List.of(office.next(), office.next(), office.next()))
                    .allMatch(arrived -> arrived.version() == HttpVersion.HTTP_2);
        } finally {
            office.close();
        }
        return rules(host);
    }

    private String rules(String host) {
        List<JsonObject> findings = OwnJournal.inAnswersOf(host, before);
        assertThat(findings)
                .allMatch(finding -> finding.get("encrypted").getAsBoolean())
                .allMatch(finding -> finding.getAsJsonObject("request")
                        .get("version")
                        .getAsString()
                        .equals("HTTP/2"));
        return OwnJournal.rules(findings);
    }

    @AfterAll
    static void the_agent_itself_never_failed_and_the_secret_is_nowhere() {
        assertThat(OwnJournal.lines("failure")).isEmpty();
        assertThat(OwnJournal.text()).doesNotContain(SECRET);
    }
}
