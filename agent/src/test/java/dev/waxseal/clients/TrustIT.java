package dev.waxseal.clients;

import static dev.waxseal.clients.OwnJournal.only;
import static dev.waxseal.clients.OwnJournal.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.net.Socket;
import java.net.URI;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients that take anyone for the server are found, though only the right server was met; those that do not are left alone. */
class TrustIT {

    /** Those that have a hostname verifier of their own kind. */
    private static final Set<SealedClient> ASK_VERIFIERS =
            EnumSet.complementOf(EnumSet.of(SealedClient.SOCKET, SealedClient.JDK_HTTP_CLIENT, SealedClient.NETTY));

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
    @EnumSource
    void who_checks_certificate_and_host_is_left_alone(SealedClient client) throws Exception {
        client.get(url, sound(), null);

        assertThat(findingsUntilTheNext()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void who_takes_any_certificate_is_found(SealedClient client, TestInfo info) throws Exception {
        client.get(url, new Fence.TakesAny(), null);

        JsonObject finding = only(findingsUntilTheNext());
        assertThat(text(finding, "rule")).isEqualTo("trust-any-certificate");
        assertThat(text(finding, "severity")).isEqualTo("critical");
        assertThat(text(finding, "evidence")).startsWith(Fence.TakesAny.class.getName() + " accepts any certificate");
        assertThat(text(finding.getAsJsonObject("test"), "method"))
                .isEqualTo(info.getTestMethod().orElseThrow().getName());
        assertThat(text(finding.getAsJsonObject("origin"), "class")).contains("SealedClient");
    }

    @ParameterizedTest
    @EnumSource
    void who_takes_any_certificate_by_each_method_of_a_newer_kind_is_found(SealedClient client) throws Exception {
        client.get(url, new TakesAnyOnConnections(), null);

        assertThat(text(only(findingsUntilTheNext()), "evidence")).startsWith(TakesAnyOnConnections.class.getName());
    }

    @Test
    void who_checks_dates_alone_is_found() throws Exception {
        SealedClient.OKHTTP.get(url, new ChecksDates(), null);

        assertThat(text(only(findingsUntilTheNext()), "evidence")).contains("checks dates alone");
    }

    @Test
    void who_refuses_whom_he_does_not_know_is_left_alone_whatever_he_throws() throws Exception {
        SealedClient.URL_CONNECTION.get(url, new KnowsOne(), null);

        assertThat(findingsUntilTheNext()).isEmpty();
    }

    @Test
    void who_remembers_whom_he_meets_is_not_asked() throws Exception {
        Remembers manager = new Remembers();
        SealedClient.URL_CONNECTION.get(url, manager, null);

        assertThat(findingsUntilTheNext()).isEmpty();
        assertThat(manager.asked).hasValue(1); // by the handshake
    }

    @Test
    void who_keeps_whom_he_met_last_keeps_the_server() throws Exception {
        Keeps manager = new Keeps();
        SealedClient.URL_CONNECTION.get(url, manager, null);

        assertThat(text(only(findingsUntilTheNext()), "rule")).isEqualTo("trust-any-certificate");
        assertThat(manager.met).hasSizeGreaterThan(1); // by the handshake, and when it was asked
        assertThat(manager.met.get(manager.met.size() - 1)).isEqualTo(manager.met.get(0));
    }

    @Test
    void who_keeps_whom_he_met_in_himself_is_not_disturbed_for_a_moment() throws Exception {
        KeepsInHimself manager = new KeepsInHimself();
        SealedClient.URL_CONNECTION.get(url, manager, null);

        assertThat(text(only(findingsUntilTheNext()), "rule")).isEqualTo("trust-any-certificate");
        assertThat(manager.times).isEqualTo(1); // the handshake; he himself was never asked
    }

    @ParameterizedTest
    @EnumSource
    void whose_verifier_takes_any_host_is_found(SealedClient client) throws Exception {
        HostnameVerifier any = (host, session) -> true;
        if (ASK_VERIFIERS.contains(client)) {
            client.get(url, sound(), any);

            JsonObject finding = only(findingsUntilTheNext());
            assertThat(text(finding, "rule")).isEqualTo("trust-any-host");
            assertThat(text(finding, "evidence")).contains("TrustIT says yes to any name");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whose_verifier_compares_what_he_was_told_with_itself_is_found(SealedClient client) throws Exception {
        HostnameVerifier peer = (host, session) -> host.equalsIgnoreCase(session.getPeerHost());
        if (ASK_VERIFIERS.contains(client)) {
            client.get(url, sound(), peer);

            JsonObject finding = only(findingsUntilTheNext());
            assertThat(text(finding, "rule")).isEqualTo("trust-any-host");
            assertThat(text(finding, "evidence")).contains("without comparing it with the certificate");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whose_verifier_compares_the_host_with_the_certificate_is_left_alone(SealedClient client) throws Exception {
        if (client != SealedClient.NETTY) { // has none
            client.get(url, sound(), TrustIT::isNamed);

            assertThat(findingsUntilTheNext()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SOCKET", "NETTY"})
    void where_nobody_compares_the_host_it_is_found(SealedClient client) throws Exception {
        client.get(url, sound(), (host, session) -> true);

        JsonObject finding = only(findingsUntilTheNext());
        assertThat(text(finding, "rule")).isEqualTo("trust-host-unchecked");
        assertThat(text(finding, "severity")).isEqualTo("medium");
    }

    @Test
    void where_nobody_compares_the_host_and_the_certificate_is_of_another_it_is_worst() throws Exception {
        URI other = URI.create("https://shop.example:" + url.getPort() + "/");

        SealedClient.SOCKET.get(other, sound(), (host, session) -> true);

        JsonObject finding = only(findingsUntilTheNext());
        assertThat(text(finding, "rule")).isEqualTo("trust-host-unchecked");
        assertThat(text(finding, "severity")).isEqualTo("critical");
        assertThat(text(finding.getAsJsonObject("destination"), "host")).isEqualTo("shop.example");
    }

    @Test
    void a_server_is_told_of_by_the_name_it_was_connected_to_by_where_tls_is_told_its_address() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Fence.TakesAny()}, null);
        try (Socket plain = new Socket(url.getHost(), url.getPort());
                SSLSocket sealed = (SSLSocket) context.getSocketFactory()
                        .createSocket(plain, plain.getInetAddress().getHostAddress(), url.getPort(), true)) {
            sealed.startHandshake();
        }
        JsonObject finding = only(findingsUntilTheNext());
        assertThat(text(finding.getAsJsonObject("destination"), "host")).isEqualTo(url.getHost());
    }

    @Test
    void a_switch_for_the_whole_jvm_is_found() throws Exception {
        System.setProperty("sun.security.ssl.allowUnsafeRenegotiation", "true");
        try {
            SealedClient.OKHTTP.get(url, sound(), null);
        } finally {
            System.clearProperty("sun.security.ssl.allowUnsafeRenegotiation");
        }
        JsonObject finding = only(findingsUntilTheNext());
        assertThat(text(finding, "rule")).isEqualTo("trust-switched-off");
        assertThat(text(finding, "severity")).isEqualTo("high");
    }

    @AfterAll
    static void the_agent_itself_never_failed() {
        assertThat(OwnJournal.lines("failure")).isEmpty();
        assertThat(OwnJournal.lines("dropped")).isEmpty();
    }

    /** What was found of whom this test's client trusts; judged in turn, so that what comes of another proves it over. */
    private List<JsonObject> findingsUntilTheNext() throws Exception {
        Fence.untilAllIsJudged();
        return findings(url.getPort());
    }

    private List<JsonObject> findings(int port) {
        return OwnJournal.lines("finding", before)
                .map(line -> line.getAsJsonObject("finding"))
                .filter(finding -> !Fence.isOne(finding))
                .filter(finding -> text(finding, "rule").startsWith("trust-"))
                .filter(finding ->
                        finding.getAsJsonObject("destination").get("port").getAsInt() == port)
                .toList();
    }

    private static X509TrustManager sound() {
        for (TrustManager manager : Tls.trust().getTrustManagers()) {
            if (manager instanceof X509TrustManager first) {
                return first;
            }
        }
        throw new AssertionError();
    }

    private static boolean isNamed(String host, javax.net.ssl.SSLSession session) {
        try {
            X509Certificate own = (X509Certificate) session.getPeerCertificates()[0];
            String wildcard = "*" + host.substring(host.indexOf('.'));
            return own.getSubjectAlternativeNames().stream()
                    .map(name -> name.get(1))
                    .anyMatch(name -> name.equals(host) || name.equals(wildcard));
        } catch (Exception nobody) {
            return false;
        }
    }

    private static final class TakesAnyOnConnections extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
            demand(((javax.net.ssl.SSLSocket) socket).getHandshakeSession().getPeerHost());
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
            demand(engine.getHandshakeSession().getPeerHost());
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    private static void demand(Object something) {
        java.util.Objects.requireNonNull(something);
    }

    private static final class Keeps extends Fence.TakesAny {
        final List<X509Certificate> met = new CopyOnWriteArrayList<>();

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            met.add(chain[0]);
        }
    }

    private static final class ChecksDates extends Fence.TakesAny {
        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            chain[0].checkValidity();
        }
    }

    private static final class KnowsOne extends Fence.TakesAny {
        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            if (!Tls.key().equals(chain[0].getPublicKey())) {
                throw new IllegalStateException("a stranger");
            }
        }
    }

    private static final class KeepsInHimself extends Fence.TakesAny {
        private int times;

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            times++;
        }
    }

    private static final class Remembers extends Fence.TakesAny {
        private final AtomicInteger asked = new AtomicInteger();
        private final List<java.security.KeyStore> known = new ArrayList<>();

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            asked.incrementAndGet();
            try {
                java.security.KeyStore store = java.security.KeyStore.getInstance("PKCS12");
                store.load(null, null);
                store.setCertificateEntry("met", chain[0]);
                known.add(store);
            } catch (Exception e) {
                throw new CertificateException(e);
            }
        }
    }
}
