package dev.waxseal.clients;

import static dev.waxseal.clients.OwnJournal.only;
import static dev.waxseal.clients.OwnJournal.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.util.List;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom Netty's clients trust is judged where OpenSSL seals for them as where the JDK does; relocated copies, too. */
class OpenSslTrustIT {

    private static final String HTTPS = "HTTPS";
    private static final String NONE = "";

    private final TrustManager sound = Tls.trust().getTrustManagers()[0];
    private PostOffice office;
    private URI url;
    private long before;

    @BeforeEach
    void open() throws Exception {
        before = OwnJournal.length();
        office = PostOffice.openSealed();
        url = URI.create("https://" + PostOffice.branch() + ':' + office.port() + '/');
    }

    @AfterEach
    void close() {
        office.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.1", "4.2"})
    void the_librarys_own_manager_that_takes_any_certificate_is_found(String netty) throws Exception {
        get(netty, null, null, false);

        JsonObject finding = only(findings());
        assertThat(text(finding, "rule")).isEqualTo("trust-any-certificate");
        assertThat(text(finding, "severity")).isEqualTo("critical");
        assertThat(text(finding, "evidence"))
                .contains("InsecureTrustManagerFactory")
                .contains("accepts any certificate");
        JsonObject origin = finding.getAsJsonObject("origin");
        assertThat(text(origin, "class")).isEqualTo(OpenSslExchange.class.getName());
        assertThat(text(origin, "method")).isEqualTo("get");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.1", "4.2"})
    void the_applications_own_manager_is_named_whatever_wraps_it(String netty) throws Exception {
        boolean wrapped = netty.equals("4.1") || Runtime.version().feature() < 24;
        assumeTrue(wrapped, "Netty 4.2 takes no plain trust manager where there is no Unsafe by which to wrap it");
        get(netty, new Fence.TakesAny(), HTTPS, false);

        assertThat(text(only(findings()), "evidence"))
                .startsWith(Fence.TakesAny.class.getName() + " accepts any certificate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.1", "4.2"})
    void who_checks_certificate_and_host_is_left_alone(String netty) throws Exception {
        get(netty, sound, HTTPS, false);

        assertThat(findings()).isEmpty();
        assertThat(sealed()).contains("agreed TLSv1.3 null").contains("told TLSv1.3 " + PostOffice.NAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.1", "4.2"})
    void where_nobody_compares_the_host_it_is_found(String netty) throws Exception {
        get(netty, sound, netty.equals("4.1") ? null : NONE, false); // 4.1 does not by itself

        JsonObject finding = only(findings());
        assertThat(text(finding, "rule")).isEqualTo("trust-host-unchecked");
        assertThat(text(finding, "severity")).isEqualTo("medium");
    }

    @ParameterizedTest
    @ValueSource(strings = "4.2")
    void what_compares_the_host_by_default_is_left_alone(String netty) throws Exception {
        get(netty, sound, null, false);

        assertThat(findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.1", "4.2"})
    void who_compares_the_host_after_the_handshake_is_left_alone(String netty) throws Exception {
        get(netty, sound, NONE, true);

        assertThat(findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.1", "4.2"})
    void who_is_refused_still_is(String netty) {
        url = URI.create("https://shop.example:" + office.port() + '/');

        assertThatThrownBy(() -> get(netty, sound, HTTPS, false)).rootCause().hasMessageContaining("shop.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.1", "4.2"})
    void a_sessions_cookie_that_is_not_kept_to_tls_is_told_of(String netty) throws Exception {
        office.answer("/", "Set-Cookie", "JSESSIONID=Canary7f3qZebra9x2k; Path=/");
        get(netty, sound, HTTPS, false);

        assertThat(findings("cookie-"))
                .singleElement()
                .satisfies(finding -> assertThat(text(finding.getAsJsonObject("origin"), "class"))
                        .contains("OpenSslExchange"));
    }

    @AfterAll
    static void the_agent_itself_never_failed() {
        assertThat(OwnJournal.lines("failure")).isEmpty();
        assertThat(OwnJournal.lines("dropped")).isEmpty();
    }

    private void get(String netty, @Nullable TrustManager trust, @Nullable String identification, boolean looks)
            throws Exception {
        if (netty.equals("4.2")) {
            OpenSslExchange.get(url, trust, identification, looks);
            return;
        }
        try {
            OldNetty.method(OpenSslExchange.class, "get").invoke(null, url, trust, identification, looks);
        } catch (InvocationTargetException e) {
            throw (Exception) e.getCause();
        }
    }

    private List<JsonObject> findings() throws Exception {
        return findings("trust-");
    }

    private List<JsonObject> findings(String rules) throws Exception {
        Fence.untilAllIsJudged();
        return OwnJournal.lines("finding", before)
                .map(line -> line.getAsJsonObject("finding"))
                .filter(finding -> text(finding, "rule").startsWith(rules))
                .filter(finding ->
                        text(finding.getAsJsonObject("destination"), "host").equals(url.getHost()))
                .toList();
    }

    private List<String> sealed() {
        return OwnJournal.lines("sealed", before)
                .filter(line -> text(line, "host").equals(url.getHost()))
                .map(line -> text(line, "outcome")
                        + ' '
                        + text(line, "protocol")
                        + ' '
                        + (line.has("subject") ? text(line, "subject") : null))
                .toList();
    }
}
