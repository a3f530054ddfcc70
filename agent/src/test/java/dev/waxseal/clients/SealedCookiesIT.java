package dev.waxseal.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cookies that let someone in and may go out in clear text are told of where clients read them out of TLS. */
class SealedCookiesIT {

    private static final String SECRET = "Canary7f3qZebra9x2k";

    private final long before = OwnJournal.length();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "URL_CONNECTION | JSESSIONID=" + SECRET + "; Path=/ | cookie-without-secure, no-strict-transport",
                "OKHTTP | JSESSIONID=" + SECRET + "; Path=/ | cookie-without-secure, no-strict-transport",
                "APACHE_4 | JSESSIONID=" + SECRET + "; Path=/ | cookie-without-secure, no-strict-transport",
                "APACHE_5 | JSESSIONID=" + SECRET + "; Path=/ | cookie-without-secure, no-strict-transport",
                "JDK_HTTP_CLIENT | JSESSIONID=" + SECRET + "; Path=/ | cookie-without-secure, no-strict-transport",
                "APACHE_5_ASYNC | JSESSIONID=" + SECRET + "; Path=/ | cookie-without-secure, no-strict-transport",
                "NETTY | JSESSIONID=" + SECRET + "; Path=/ | cookie-without-secure, no-strict-transport",
                "NETTY | JSESSIONID=" + SECRET + "; Path=/; secure; HttpOnly | no-strict-transport",
                "NETTY | theme=dark; Path=/ | ''",
                "APACHE_5 | JSESSIONID=" + SECRET + "; Path=/; secure; HttpOnly | no-strict-transport",
                "APACHE_5 | theme=dark; Path=/ | ''",
                "APACHE_5 | JSESSIONID=; Max-Age=0 | ''",
            })
    void a_cookie_is_told_of_by_whether_it_is_kept_to_tls(SealedClient client, String cookie, String rules)
            throws Exception {
        String host = PostOffice.branch();
        try (PostOffice office = PostOffice.openSealed()) {
            office.answer("/", "Set-Cookie", cookie);
            URI url = URI.create("https://" + host + ':' + office.port() + '/');
            client.get(url, (X509TrustManager) Tls.trust().getTrustManagers()[0], null);
        }
        List<JsonObject> findings = OwnJournal.inAnswersOf(host, before);
        assertThat(OwnJournal.rules(findings)).isEqualTo(rules);
        assertThat(findings)
                .allMatch(finding -> finding.get("encrypted").getAsBoolean())
                .allMatch(finding -> client == SealedClient.APACHE_5_ASYNC // whose own threads connect
                        || finding.getAsJsonObject("origin")
                                .get("class")
                                .getAsString()
                                .contains("SealedClient"));
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization, max-age=31536000, ''",
        "Authorization, '', no-strict-transport",
        "Cookie, '', no-strict-transport",
        "Accept, '', ''"
    })
    void whoever_is_sent_credentials_is_to_say_that_all_goes_through_tls(String field, String promise, String rules)
            throws Exception {
        for (boolean blocking : new boolean[] {true, false}) {
            String host = PostOffice.branch();
            try (PostOffice office = PostOffice.openSealed()) {
                office.answer("/", promise.isEmpty() ? "X-Nothing" : "Strict-Transport-Security", promise);
                URI url = URI.create("https://" + host + ':' + office.port() + '/');
                if (blocking) {
                    blocking(url, field);
                } else {
                    asynchronous(url, field);
                }
            }
            assertThat(OwnJournal.rules(OwnJournal.inAnswersOf(host, before)))
                    .as("blocking: " + blocking)
                    .isEqualTo(rules);
        }
    }

    private static void asynchronous(URI url, String field) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(url).header(field, "id=" + SECRET).build();
        HttpClient.newBuilder()
                .sslContext(Tls.client())
                .build()
                .sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .get();
    }

    private static void blocking(URI url, String field) throws Exception {
        OkHttpClient client = new OkHttpClient.Builder()
                .sslSocketFactory(Tls.client().getSocketFactory(), (X509TrustManager)
                        Tls.trust().getTrustManagers()[0])
                .build();
        Request request = new Request.Builder()
                .url(url.toString())
                .header(field, "id=" + SECRET)
                .build();
        try (Response response = client.newCall(request).execute()) {
            assertThat(response.code()).isEqualTo(200);
        }
    }

    @AfterAll
    static void the_agent_itself_never_failed_and_the_secret_is_nowhere() {
        assertThat(OwnJournal.lines("failure")).isEmpty();
        assertThat(OwnJournal.text()).doesNotContain(SECRET);
    }
}
