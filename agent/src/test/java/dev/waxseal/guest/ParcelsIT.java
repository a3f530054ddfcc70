package dev.waxseal.guest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of a megabyte in whatever carrier, plain or compressed, the secrets are found and none is written anywhere. */
class ParcelsIT {

    @TempDir
    private Path directory;

    private HttpServer server;

    @BeforeEach
    void open() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange;
                    InputStream request = exchange.getRequestBody()) {
                request.transferTo(OutputStream.nullOutputStream());
                exchange.sendResponseHeaders(204, -1);
            }
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"url-connection", "jdk-http-client", "okhttp"})
    void no_file_that_the_agent_or_the_report_writes_has_a_secret_in_it(String client) throws Exception {
        Path output = directory.resolve("waxseal");
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/parcels";
        StringBuilder said = new StringBuilder();
        try (ForkedJvm jvm = ForkedJvm.withLibraries(
                directory, List.of("-Xmx96m", ForkedJvm.agent(output)), Parcels.class, client, url)) {
            assertThat(jvm.join()).as(jvm.err()).isZero();
            assertThat(jvm.err()).isEmpty();
        }
        ForkedJvm.report(
                output,
                said,
                "--loopback=fail",
                "--format=json,html,markdown,text,sarif,junit,gitlab,sonar",
                "--out=" + directory.resolve("reports"));

        List<String> journal = ForkedJvm.journal(output);
        assertThat(journal)
                .noneMatch(line -> line.contains("\"failure\"") || line.contains("audit-incomplete"))
                .anyMatch(line -> line.contains("body:$.last.password"))
                .anyMatch(line -> line.contains("body:/r/apiKey"))
                .anyMatch(line -> line.contains("body:$.password"))
                .anyMatch(line -> line.contains("part:password"));
        assertThat(files()).hasSizeGreaterThanOrEqualTo(12); // a journal, nine reports, two streams
        for (Path file : files()) {
            assertThat(new String(Files.readAllBytes(file), ISO_8859_1).toLowerCase(Locale.ROOT))
                    .as(file.toString())
                    .doesNotContain(canaries());
        }
        assertThat(said.toString().toLowerCase(Locale.ROOT))
                .contains("password")
                .doesNotContain(canaries());
    }

    /** The journal, the reports in every format, and what was said on either stream. */
    private List<Path> files() throws Exception {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /** As they are, the half of each, in hexadecimal, and what Base64 makes of them wherever they begin. */
    private static List<String> canaries() {
        List<String> canaries = new ArrayList<>();
        for (String secret : List.of(Parcels.SECRET, Parcels.ADDRESS)) {
            canaries.add(secret.substring(0, 10));
            canaries.add(secret.substring(secret.length() - 10));
            canaries.add(HexFormat.of().formatHex(secret.getBytes(UTF_8)));
            for (int before = 0; before < 3; before++) {
                byte[] padded = (" ".repeat(before) + secret).getBytes(UTF_8);
                String encoded = Base64.getEncoder().withoutPadding().encodeToString(padded);
                canaries.add(encoded.substring((before * 8 + 5) / 6, padded.length * 8 / 6));
            }
        }
        canaries.replaceAll(canary -> canary.toLowerCase(Locale.ROOT));
        return canaries;
    }
}
