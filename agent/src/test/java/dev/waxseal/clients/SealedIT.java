package dev.waxseal.clients;

import static dev.waxseal.clients.OwnJournal.text;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Connections that are sealed are told of: where they lead, how, and what is weak about it. */
class SealedIT {

    /** The outcome of what the client itself tells. */
    private static final String TOLD = "told";

    /** A power of two: so many are written down at once. */
    private static final int MANY = 64;

    private long before = OwnJournal.length();

    @Test
    void each_connection_of_a_blocking_client_is_counted() throws Exception {
        try (PostOffice office = PostOffice.openSealed()) {
            for (int i = 0; i < MANY; i++) {
                HttpsURLConnection connection = (HttpsURLConnection)
                        URI.create(office.url("/page")).toURL().openConnection();
                connection.setSSLSocketFactory(Tls.client().getSocketFactory());
                connection.setRequestProperty("Connection", "close");
                connection.getInputStream().readAllBytes();
                office.next();
            }
            int port = URI.create(office.url("/")).getPort();
            assertThat(lines("destination", port))
                    .last()
                    .satisfies(
                            line -> assertThat(line.get("requests").getAsInt()).isEqualTo(MANY));
            assertThat(lines("sealed", port).stream().mapToInt(line -> 1).sum()).isPositive();
            assertThat(lines("sealed-from", port)).last().satisfies(line -> {
                assertThat(line.get("count").getAsInt()).isEqualTo(MANY);
                assertThat(text(line.getAsJsonObject("origin"), "method"))
                        .isEqualTo("each_connection_of_a_blocking_client_is_counted");
            });
        }
    }

    @Test
    void who_looks_the_name_up_himself_appears_by_the_name_he_asks_for() throws Exception {
        try (Server server = Server.open("")) {
            talk(server, "", new String[] {"TLSv1.3"}, null);

            assertThat(lines("sealed", server.port()))
                    .singleElement()
                    .returns(PostOffice.NAME, line -> text(line, "host"))
                    .returns("TLSv1.3", line -> text(line, "protocol"))
                    .returns("x25519", line -> text(line, "group"));
        }
    }

    @Test
    void whom_a_client_took_the_server_for_is_told_where_tls_hides_it() throws Exception {
        try (Server server = Server.open("")) {
            talk(server, "", new String[] {"TLSv1.3"}, null);
            Fence.untilAllIsJudged();

            assertThat(OwnJournal.lines("sealed", before)
                            .filter(line -> line.get("port").getAsInt() == server.port())
                            .filter(line -> text(line, "outcome").equals(TOLD)))
                    .singleElement()
                    .returns(PostOffice.NAME, line -> text(line, "subject"))
                    .returns("EC 256", line -> text(line, "key"));
        }
    }

    @Test
    void tls_after_a_preface_in_clear_is_told_of_and_called_nothing_else() throws Exception {
        String smtp =
                "220 mail.example ESMTP\r\n>EHLO me\r\n<250-mail.example\r\n250 STARTTLS\r\n>STARTTLS\r\n<220 go\r\n";
        String imap = "* OK ready\r\n>a1 STARTTLS\r\n<a1 OK go\r\n";
        String pop3 = "+OK ready\r\n>STLS\r\n<+OK go\r\n";
        String ftp = "220 ready\r\n>AUTH TLS\r\n<234 go\r\n";
        String postgresql = ">\0\0\0\b\u0004\u00d2\u0016/<S";
        String ldap = ">0\u001d\u0002\u0001\u0001w\u0018\u0080\u00161.3.6.1.4.1.1466.20037"
                + "<0\u000c\u0002\u0001\u0001x\u0007\n\u0001\0\u0004\0\u0004\0";
        String proxied = ">PROXY TCP4 192.0.2.1 192.0.2.2 1000 443\r\n";
        for (String preface : List.of(smtp, imap, pop3, ftp, postgresql, ldap, proxied)) {
            before = OwnJournal.length();
            try (Server server = Server.open(preface)) {
                talk(server, preface, new String[] {"TLSv1.3"}, null);

                assertThat(lines("sealed", server.port()))
                        .as(preface)
                        .singleElement()
                        .returns("agreed", line -> text(line, "outcome"))
                        .returns(PostOffice.NAME, line -> text(line, "host"));
                assertThat(lines("destination", server.port()))
                        .as(preface)
                        .allMatch(line -> line.get("encrypted").getAsBoolean());
            }
        }
    }

    @Test
    void what_is_weak_is_a_finding_of_the_line_that_did_it(TestInfo info) throws Exception {
        try (Server server = Server.open("")) {
            talk(server, "", new String[] {"TLSv1.2"}, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256");

            List<JsonObject> findings = OwnJournal.findingsOf(
                    getClass().getName(), info.getTestMethod().orElseThrow().getName());
            assertThat(findings)
                    .extracting(finding -> text(finding, "rule"))
                    .containsExactly("tls-cbc"); // and not its certificate, which is trusted by itself
            assertThat(findings)
                    .allMatch(finding -> finding.get("encrypted").getAsBoolean())
                    .allMatch(finding ->
                            text(finding.getAsJsonObject("origin"), "method").equals("talk"))
                    .allMatch(finding ->
                            text(finding.getAsJsonObject("request"), "version").equals("TLSv1.2"));
            assertThat(lines("sealed", server.port()))
                    .singleElement()
                    .returns("EC 256", line -> text(line, "key"))
                    .returns(PostOffice.NAME, line -> text(line, "subject"));
        }
    }

    @AfterAll
    static void the_agent_itself_never_failed() {
        assertThat(OwnJournal.lines("failure")).isEmpty();
    }

    /** Says the client's part of the preface, then asks for the name over TLS on a connection to an address. */
    private static void talk(Server server, String preface, String[] protocols, @Nullable String suite)
            throws IOException {
        try (Socket plain = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), server.port())) {
            Preface.say(preface, '>', plain.getInputStream(), plain.getOutputStream());
            SSLSocket socket = (SSLSocket)
                    Tls.client().getSocketFactory().createSocket(plain, PostOffice.NAME, server.port(), true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setProtocols(protocols);
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            if (suite != null) {
                parameters.setCipherSuites(new String[] {suite});
            }
            socket.setSSLParameters(parameters);
            socket.getOutputStream().write("the letter".getBytes(US_ASCII));
            assertThat(socket.getInputStream().readNBytes(10)).isEqualTo("the letter".getBytes(US_ASCII));
        }
    }

    private List<JsonObject> lines(String type, int port) {
        return OwnJournal.lines(type, before)
                .filter(line -> line.get("port").getAsInt() == port)
                .filter(line -> !line.has("outcome") || !text(line, "outcome").equals(TOLD))
                .toList();
    }

    /** What either side says in clear, each part begun by who says it; without a mark it is the server's. */
    private static final class Preface {

        static void say(String preface, char who, InputStream in, OutputStream out) throws IOException {
            String marked = preface.isEmpty() || preface.charAt(0) == '>' ? preface : '<' + preface;
            int at = 0;
            while (at < marked.length()) {
                int end = at + 1;
                while (end < marked.length() && marked.charAt(end) != '<' && marked.charAt(end) != '>') {
                    end++;
                }
                byte[] said = marked.substring(at + 1, end).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
                if (marked.charAt(at) == who) {
                    out.write(said);
                } else {
                    assertThat(in.readNBytes(said.length)).isEqualTo(said);
                }
                at = end;
            }
        }
    }

    /** Says the server's part, then echoes over TLS. */
    private record Server(ServerSocket listening) implements AutoCloseable {

        static Server open(String preface) throws IOException {
            Server server = new Server(new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1})));
            new Thread(() -> server.serve(preface)).start();
            return server;
        }

        int port() {
            return listening.getLocalPort();
        }

        private void serve(String preface) {
            try (Socket plain = listening.accept()) {
                Preface.say(preface, '<', plain.getInputStream(), plain.getOutputStream());
                SSLSocket socket = (SSLSocket) Tls.server().getSocketFactory().createSocket(plain, null, true);
                socket.getOutputStream().write(socket.getInputStream().readNBytes(10));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            listening.close();
        }
    }
}
