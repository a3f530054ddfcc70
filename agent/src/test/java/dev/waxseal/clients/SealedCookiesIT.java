package dev.waxseal.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.net.URI;
import java.util.List;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cookies that let someone in and may go out in clear text are told of where blocking clients read them out of TLS. */
class SealedCookiesIT {

    private static final String SECRET = "Canary7f3qZebra9x2k";

    private static int branches = 80; // those below are others'

    private final long before = OwnJournal.length();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "URL_CONNECTION | JSESSIONID=" + SECRET + "; Path=/ | cookie-without-secure, no-strict-transport",
                "OKHTTP | JSESSIONID=" + SECRET + "; Path=/ | cookie-without-secure, no-strict-transport",
                "APACHE_4 | JSESSIONID=" + SECRET + "; Path=/ | cookie-without-secure, no-strict-transport",
                "APACHE_5 | JSESSIONID=" + SECRET + "; Path=/ | cookie-without-secure, no-strict-transport",
                "APACHE_5 | JSESSIONID=" + SECRET + "; Path=/; secure; HttpOnly | no-strict-transport",
                "APACHE_5 | theme=dark; Path=/ | ''",
                "APACHE_5 | JSESSIONID=; Max-Age=0 | ''",
            })
    void a_cookie_is_told_of_by_whether_it_is_kept_to_tls(SealedClient client, String cookie, String rules)
            throws Exception {
        String host = "branch-" + ++branches + '.' + PostOffice.NAME;
        try (PostOffice office = PostOffice.openSealed()) {
            office.answer("/", "Set-Cookie", cookie);
            URI url = URI.create("https://" + host + ':' + office.port() + '/');
            client.get(url, (X509TrustManager) Tls.trust().getTrustManagers()[0], null);
        }
        List<JsonObject> findings = OwnJournal.lines("finding", before)
                .map(line -> line.getAsJsonObject("finding"))
                .filter(finding -> finding.getAsJsonObject("destination")
                        .get("host")
                        .getAsString()
                        .equals(host))
                .filter(finding -> finding.get("direction").getAsString().equals("response"))
                .toList();
        assertThat(String.join(
                        ", ",
                        findings.stream()
                                .map(finding -> finding.get("rule").getAsString())
                                .toList()))
                .isEqualTo(rules);
        assertThat(findings)
                .allMatch(finding -> finding.get("encrypted").getAsBoolean())
                .allMatch(finding -> finding.getAsJsonObject("origin")
                        .get("class")
                        .getAsString()
                        .contains("SealedClient"));
    }

    @AfterAll
    static void the_agent_itself_never_failed_and_the_secret_is_nowhere() {
        assertThat(OwnJournal.lines("failure")).isEmpty();
        assertThat(OwnJournal.text()).doesNotContain(SECRET);
    }
}
