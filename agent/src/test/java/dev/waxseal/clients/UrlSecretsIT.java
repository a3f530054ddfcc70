package dev.waxseal.clients;

import static dev.waxseal.clients.OwnJournal.only;
import static dev.waxseal.clients.OwnJournal.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.net.URI;
import java.util.List;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Secrets in URLs are found although TLS hides the URL on its way: they are written down wherever it arrives. */
class UrlSecretsIT {

    private static final String SECRET = "Canary-7f3q-Zebra";

    private final long before = OwnJournal.length();

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SOCKET", "NETTY"}) // say no URL before TLS has hidden it
    void a_password_in_a_url_is_found_and_told_masked(SealedClient client) throws Exception {
        JsonObject finding = only(get(client, "/login?page=2&password=" + SECRET));

        assertThat(text(finding, "severity")).isEqualTo("medium");
        assertThat(text(finding, "kind")).isEqualTo("password");
        assertThat(text(finding, "location")).isEqualTo("query:password");
        assertThat(finding.get("encrypted").getAsBoolean()).isTrue();
        assertThat(text(finding.getAsJsonObject("request"), "url"))
                .startsWith("https://branch-")
                .endsWith("/login?page=2&password=•••");
        assertThat(text(finding.getAsJsonObject("origin"), "class")).contains("SealedClient");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SOCKET", "NETTY"})
    void a_url_without_a_secret_is_none(SealedClient client) throws Exception {
        assertThat(get(client, "/login?page=2&code=a8f3kf93kfla02kf&sort=name")).isEmpty();
    }

    @AfterAll
    static void the_agent_itself_never_failed_and_the_secret_is_nowhere() {
        assertThat(OwnJournal.lines("failure")).isEmpty();
        assertThat(OwnJournal.text()).doesNotContain(SECRET);
    }

    private List<JsonObject> get(SealedClient client, String target) throws Exception {
        String host = PostOffice.branch();
        try (PostOffice office = PostOffice.openSealed()) {
            URI url = URI.create("https://" + host + ':' + office.port() + target);
            client.get(url, (X509TrustManager) Tls.trust().getTrustManagers()[0], null);
        }
        return OwnJournal.lines("finding", before)
                .map(line -> line.getAsJsonObject("finding"))
                .filter(finding -> text(finding, "rule").equals("url-secret"))
                .filter(finding ->
                        text(finding.getAsJsonObject("destination"), "host").equals(host))
                .toList();
    }
}
