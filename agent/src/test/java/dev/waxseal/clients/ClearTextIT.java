package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.util.Hashtable;
import java.util.List;
import java.util.stream.Stream;
import javax.naming.NamingException;
import javax.naming.directory.InitialDirContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** That something goes out in clear text is told of, whatever is in it and whatever is spoken. */
@SuppressWarnings({"AddressSelection", "JdkObsolete"}) // names that have one; what JNDI takes
class ClearTextIT {

    private String test;

    @BeforeEach
    void name(TestInfo info) {
        test = info.getTestMethod().orElseThrow().getName();
    }

    @Test
    void a_request_in_which_nothing_is_seen_is_told_of_once_a_route() throws Exception {
        try (PostOffice office = PostOffice.open()) {
            for (String path : List.of("/news/1", "/news/2", "/weather")) {
                get(office.url(path));
            }
            get(office.url("/news/3").replace(PostOffice.NAME, "localhost"));
        }

        assertThat(findings("plaintext-request"))
                .extracting(finding -> URI.create(
                                finding.getAsJsonObject("request").get("url").getAsString())
                        .getPath())
                .containsExactly("/news/1", "/weather");
        assertThat(findings("plaintext-request"))
                .allSatisfy(finding -> assertThat(
                                finding.getAsJsonObject("origin").get("method").getAsString())
                        .isEqualTo("get"));
    }

    @Test
    void a_login_to_a_directory_is_known_for_ldap() throws Exception {
        try (ServerSocket server = new ServerSocket(0)) {
            hangUpAfterTheFirstBytes(server, "");
            Hashtable<String, String> login = new Hashtable<>();
            login.put("java.naming.factory.initial", "com.sun.jndi.ldap.LdapCtxFactory");
            login.put("java.naming.provider.url", "ldap://" + PostOffice.NAME + ':' + server.getLocalPort());
            login.put("java.naming.security.principal", "cn=anna");
            login.put("java.naming.security.credentials", "Canary-7f3q-Zebra");
            assertThatThrownBy(() -> new InitialDirContext(login)).isInstanceOf(NamingException.class);

            assertSpoken("LDAP", server);
        }
    }

    @Test
    void a_login_for_a_file_is_known_for_ftp() throws Exception {
        try (ServerSocket server = new ServerSocket(0)) {
            hangUpAfterTheFirstBytes(server, "220 ready\r\n");
            URL file = URI.create(
                            "ftp://anna:Canary-7f3q-Zebra@" + PostOffice.NAME + ':' + server.getLocalPort() + "/a")
                    .toURL();
            assertThatThrownBy(() -> file.openStream().close()).isInstanceOf(IOException.class);

            assertSpoken("FTP", server);
        }
    }

    @Test
    void the_addresses_of_this_machine_are_its_own() throws Exception {
        List<InetAddress> addresses = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();
        HttpServer everywhere = HttpServer.create(new InetSocketAddress(0), 0);
        everywhere.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        everywhere.start();
        for (InetAddress address : addresses) {
            String host = address.getHostAddress();
            get("http://" + (host.contains(":") ? '[' + host + ']' : host) + ':'
                    + everywhere.getAddress().getPort() + "/login?password=Canary-7f3q-Zebra");
        }
        everywhere.stop(0);

        assertThat(OwnJournal.findingsOf(getClass().getName(), test))
                .hasSize(addresses.size())
                .allSatisfy(finding -> assertThat(finding.getAsJsonObject("destination")
                                .get("own")
                                .getAsBoolean())
                        .isTrue());
    }

    private static void get(String url) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.getInputStream().readAllBytes();
    }

    private static void hangUpAfterTheFirstBytes(ServerSocket server, String greeting) {
        Thread serving = new Thread(() -> {
            try (Socket socket = server.accept()) {
                socket.getOutputStream().write(greeting.getBytes(US_ASCII));
                assertThat(socket.getInputStream().read(new byte[1000])).isPositive();
            } catch (IOException closed) {
                // the client has seen enough
            }
        });
        serving.setDaemon(true);
        serving.start();
    }

    private void assertSpoken(String protocol, ServerSocket server) {
        assertThat(findings("plaintext-protocol")).singleElement().satisfies(finding -> {
            assertThat(finding.get("evidence").getAsString()).isEqualTo(protocol);
            JsonObject destination = finding.getAsJsonObject("destination");
            assertThat(destination.get("host").getAsString()).isEqualTo(PostOffice.NAME);
            assertThat(destination.get("port").getAsInt()).isEqualTo(server.getLocalPort());
            assertThat(finding.getAsJsonObject("origin").get("class").getAsString())
                    .isEqualTo(ClearTextIT.class.getName());
        });
    }

    private List<JsonObject> findings(String rule) {
        Stream<JsonObject> all = OwnJournal.lines("finding").map(line -> line.getAsJsonObject("finding"));
        return all.filter(finding -> finding.get("rule").getAsString().equals(rule))
                .filter(finding -> finding.has("test")
                        && finding.getAsJsonObject("test")
                                .get("method")
                                .getAsString()
                                .equals(test))
                .toList();
    }
}
