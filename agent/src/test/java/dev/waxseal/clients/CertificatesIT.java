package dev.waxseal.clients;

import static dev.waxseal.clients.OwnJournal.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.clients.SealedServer.Kind;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.TreeSet;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Certificates that a client took are judged, those too that TLS 1.3 hides from the wire, and by whoever took them. */
class CertificatesIT {

    private final long before = OwnJournal.length();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SOUND | authority |",
                "SOUND | itself |",
                "EXPIRED | itself | certificate-expired high",
                "BY_COMMON_NAME | authority | certificate-common-name-only medium",
                "SOUND | anyone | certificate-untrusted high, trust-any-certificate critical",
                "EXPIRED | anyone | certificate-expired high, certificate-untrusted high, trust-any-certificate critical",
                "NOT_YET_VALID | anyone | certificate-not-yet-valid high, certificate-untrusted high, trust-any-certificate"
                        + " critical",
                "FOR_CLIENTS | anyone | certificate-purpose high, certificate-untrusted high, trust-any-certificate"
                        + " critical",
                "EXPIRED | its own authority, whenever | certificate-expired high, certificate-untrusted high",
                "SOUND | its own authority, whenever |",
            })
    void whatever_a_client_took_is_judged_once(Kind kind, String trusted, String expected) throws Exception {
        for (String protocol : List.of("TLSv1.3", "TLSv1.2")) {
            String host = PostOffice.branch();
            try (SealedServer server = SealedServer.open(kind, host, protocol)) {
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(null, new TrustManager[] {manager(trusted, server)}, null);
                try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(host, server.port())) {
                    SSLParameters parameters = socket.getSSLParameters();
                    parameters.setEndpointIdentificationAlgorithm("HTTPS");
                    socket.setSSLParameters(parameters);
                    socket.getOutputStream().write(1);
                    assertThat(socket.getInputStream().read()).isEqualTo(1);
                }
            }
            Fence.untilAllIsJudged();

            assertThat(found(host)).as(protocol).isEqualTo(expected == null ? "" : expected);
        }
    }

    @AfterAll
    static void the_agent_itself_never_failed() {
        assertThat(OwnJournal.lines("failure")).isEmpty();
    }

    private String found(String host) {
        TreeSet<String> rules = new TreeSet<>();
        OwnJournal.lines("finding", before)
                .map(line -> line.getAsJsonObject("finding"))
                .filter(finding ->
                        text(finding.getAsJsonObject("destination"), "host").equals(host))
                .forEach(finding -> assertThat(rules.add(text(finding, "rule") + ' ' + text(finding, "severity")))
                        .as("once")
                        .isTrue());
        return String.join(", ", rules);
    }

    private static X509TrustManager manager(String trusted, SealedServer server) throws Exception {
        return switch (trusted) {
            case "authority" -> ofTheJdk(server.authority());
            case "itself" -> ofTheJdk(server.own());
            case "anyone" -> new Fence.TakesAny();
            default -> new Whenever(server.authority());
        };
    }

    private static X509TrustManager ofTheJdk(X509Certificate trusted) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("trusted", trusted);
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return (X509TrustManager) factory.getTrustManagers()[0];
    }

    /** Checks who vouches, and forgets to look at the dates. */
    private static final class Whenever extends Fence.TakesAny {
        private final X509Certificate authority;

        Whenever(X509Certificate authority) {
            this.authority = authority;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            try {
                chain[0].verify(authority.getPublicKey());
            } catch (Exception stranger) {
                throw new CertificateException(stranger);
            }
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[] {authority};
        }
    }
}
