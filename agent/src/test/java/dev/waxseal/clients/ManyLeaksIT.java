package dev.waxseal.clients;

import static dev.waxseal.clients.OwnJournal.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Where one line leaks again and again not each time is looked up which it was; another that leaks the same is found all the same. */
class ManyLeaksIT {

    private static final int FEW = 100;
    private static final int MANY = 500;

    /** So many leaks of a line that is new may be laid to the one before it, if that leaked many times. */
    private static final int SOON = 32;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final long before = OwnJournal.length();

    @Test
    void a_second_line_of_http_url_connection_is_named_at_once_while_leaks_are_few() throws Exception {
        String host = PostOffice.branch();
        try (PostOffice office = PostOffice.open()) {
            URI url = URI.create("http://" + host + ':' + office.port() + "/orders");
            for (int i = 0; i < FEW; i++) {
                charge(url);
            }
            refund(url);
        }

        assertThat(methods(host)).containsExactly("charge", "refund");
    }

    @Test
    void a_second_line_of_http_url_connection_is_named_soon_where_leaks_are_many() throws Exception {
        String host = PostOffice.branch();
        try (PostOffice office = PostOffice.open()) {
            URI url = URI.create("http://" + host + ':' + office.port() + "/orders");
            for (int i = 0; i < MANY; i++) {
                charge(url);
            }
            for (int i = 0; i < SOON; i++) {
                refund(url);
            }
        }

        assertThat(methods(host)).containsExactly("charge", "refund");
    }

    @Test
    void a_second_line_of_java_net_http_is_named_at_once_while_leaks_are_few() throws Exception {
        String host = PostOffice.branch();
        try (PostOffice office = PostOffice.open()) {
            URI url = URI.create("http://" + host + ':' + office.port() + "/orders");
            for (int i = 0; i < FEW; i++) {
                order(url);
            }
            cancel(url);
        }

        assertThat(methods(host)).containsExactly("order", "cancel");
    }

    @Test
    void a_second_line_of_java_net_http_is_named_soon_where_leaks_are_many() throws Exception {
        String host = PostOffice.branch();
        try (PostOffice office = PostOffice.open()) {
            URI url = URI.create("http://" + host + ':' + office.port() + "/orders");
            for (int i = 0; i < MANY; i++) {
                order(url);
            }
            for (int i = 0; i < SOON; i++) {
                cancel(url);
            }
        }

        assertThat(methods(host)).containsExactly("order", "cancel");
    }

    @AfterAll
    static void the_agent_itself_never_failed() {
        assertThat(OwnJournal.lines("failure")).isEmpty();
    }

    private static void charge(URI url) throws Exception {
        HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
        connection.setDoOutput(true);
        try (OutputStream out = connection.getOutputStream()) {
            out.write("{\"password\":\"Canary-7f3q-Zebra\"}".getBytes(UTF_8));
        }
        try (InputStream in = connection.getInputStream()) {
            in.readAllBytes();
        }
    }

    private static void refund(URI url) throws Exception {
        HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
        connection.setDoOutput(true);
        try (OutputStream out = connection.getOutputStream()) {
            out.write("{\"password\":\"Canary-7f3q-Zebra\"}".getBytes(UTF_8));
        }
        try (InputStream in = connection.getInputStream()) {
            in.readAllBytes();
        }
    }

    private void order(URI url) throws Exception {
        client.send(request(url), BodyHandlers.ofString());
    }

    private void cancel(URI url) throws Exception {
        client.send(request(url), BodyHandlers.ofString());
    }

    private static HttpRequest request(URI url) {
        return HttpRequest.newBuilder(url)
                .POST(BodyPublishers.ofString("{\"password\":\"Canary-7f3q-Zebra\"}"))
                .build();
    }

    /** The methods that the password was laid to, in the order of the journal. */
    private List<String> methods(String host) {
        return OwnJournal.lines("finding", before)
                .map(line -> line.getAsJsonObject("finding"))
                .filter(finding -> finding.has("kind") && text(finding, "kind").equals("password"))
                .filter(finding ->
                        text(finding.getAsJsonObject("destination"), "host").equals(host))
                .map(finding -> text(finding.getAsJsonObject("origin"), "method"))
                .toList();
    }
}
