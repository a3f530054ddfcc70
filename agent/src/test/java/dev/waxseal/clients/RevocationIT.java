package dev.waxseal.clients;

import static dev.waxseal.clients.OwnJournal.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waxseal.clients.SealedServer.Kind;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.CertPathBuilder;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A question about a server's certificate, which goes out in clear text and names it, is laid to that server. */
class RevocationIT {

    private final long before = OwnJournal.length();
    private final String host = PostOffice.branch();
    private final String responder = PostOffice.branch();
    private PostOffice office;
    private SealedServer server;

    @BeforeEach
    void open() throws Exception {
        office = PostOffice.open();
        server = SealedServer.open(Kind.SOUND, host, "TLSv1.3", "http://" + responder + ':' + office.port() + "/ocsp");
    }

    @AfterEach
    void close() throws Exception {
        server.close();
        office.close();
    }

    @Test
    void one_that_a_socket_asks_in_its_handshake() throws Exception {
        try (SSLSocket socket = (SSLSocket) context().getSocketFactory().createSocket(host, server.port())) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.getOutputStream().write(1);
            assertThat(socket.getInputStream().read()).isEqualTo(1);
        }
        assertAsked();
    }

    @Test
    void one_that_is_asked_for_an_engine() throws Exception {
        HttpClient client = HttpClient.newBuilder().sslContext(context()).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://" + host + ':' + server.port() + '/'))
                .build();

        assertThatThrownBy(() -> client.send(request, HttpResponse.BodyHandlers.ofString()))
                .as("one byte is no answer")
                .isInstanceOf(Exception.class);

        assertAsked();
    }

    @AfterAll
    static void the_agent_itself_never_failed() {
        assertThat(OwnJournal.lines("failure")).isEmpty();
    }

    private void assertAsked() throws Exception {
        assertThat(office.next().target().getPath()).startsWith("/ocsp");
        Fence.untilAllIsJudged();
        assertThat(OwnJournal.lines("sealed", before)
                        .filter(line -> text(line, "outcome").equals("asked"))
                        .filter(line -> text(line, "host").equals(host))
                        .map(line -> text(line, "protocol") + ' ' + text(line, "issuer")))
                .containsExactly("OCSP " + responder + ':' + office.port());
        assertThat(OwnJournal.lines("finding", before)
                        .map(line -> line.getAsJsonObject("finding"))
                        .filter(finding -> text(finding, "rule").equals("plaintext-request"))
                        .filter(finding -> List.of(host, responder)
                                .contains(text(finding.getAsJsonObject("destination"), "host"))))
                .as("there is no other way to ask")
                .isEmpty();
    }

    private SSLContext context() throws Exception {
        PKIXBuilderParameters parameters =
                new PKIXBuilderParameters(Set.of(new TrustAnchor(server.authority(), null)), new X509CertSelector());
        PKIXRevocationChecker checker =
                (PKIXRevocationChecker) CertPathBuilder.getInstance("PKIX").getRevocationChecker();
        checker.setOptions(EnumSet.of(PKIXRevocationChecker.Option.SOFT_FAIL)); // for nobody answers as one should
        parameters.addCertPathChecker(checker);
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(new CertPathTrustManagerParameters(parameters));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
