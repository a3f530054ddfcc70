import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the plugin costs a build: CPU time of {@code mvn verify} with its forks, of a project with forty test classes of five tests,
 * half of which talk HTTP to a server of their own on loopback; without any plugin, with ours and with JaCoCo's, in interleaved
 * rounds. Linux with Bash and Maven, which fetches what it lacks in the first round: {@code java Suite.java ROUNDS JACOCO}.
 */
final class Suite {

    private static final int CLASSES = 40;

    private static final String TALKING = """
            package suite;

            import static org.junit.jupiter.api.Assertions.assertEquals;

            import com.sun.net.httpserver.HttpServer;
            import java.net.InetAddress;
            import java.net.InetSocketAddress;
            import java.net.URI;
            import java.net.http.HttpClient;
            import java.net.http.HttpRequest;
            import java.net.http.HttpResponse;
            import org.junit.jupiter.api.AfterAll;
            import org.junit.jupiter.api.BeforeAll;
            import org.junit.jupiter.api.RepeatedTest;

            final class Talks%1$dTest {
                static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
                static HttpServer server;

                @BeforeAll
                static void starts() throws Exception {
                    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                    server.createContext("/", exchange -> {
                        byte[] order = exchange.getRequestBody().readAllBytes();
                        exchange.sendResponseHeaders(200, order.length);
                        exchange.getResponseBody().write(order);
                        exchange.close();
                    });
                    server.start();
                }

                @AfterAll
                static void stops() {
                    server.stop(0);
                }

                @RepeatedTest(5)
                void sendsAnOrder() throws Exception {
                    for (int i = 0; i < 4; i++) {
                        String order = "{\\"order\\":" + i + ",\\"of\\":\\"%1$d\\",\\"comment\\":\\"" + "All is well. ".repeat(40) + "\\"}";
                        HttpRequest request = HttpRequest.newBuilder(
                                        URI.create("http://localhost:" + server.getAddress().getPort() + "/orders/%1$d"))
                                .header("Content-Type", "application/json")%2$s
                                .POST(HttpRequest.BodyPublishers.ofString(order))
                                .build();
                        assertEquals(order, CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body());
                    }
                }
            }
            """;

    private static final String SILENT = """
            package suite;

            import static org.junit.jupiter.api.Assertions.assertEquals;

            import java.util.stream.IntStream;
            import org.junit.jupiter.api.RepeatedTest;

            final class Reckons%1$dTest {
                @RepeatedTest(5)
                void sorts() {
                    int[] some = IntStream.range(0, 20_000).map(i -> i * 7919 %% 10_007).sorted().toArray();
                    assertEquals(20_000, some.length);
                }
            }
            """;

    private Suite() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.parseInt(arguments[0]);
        for (boolean authenticates : new boolean[] {false, true}) {
            Path project = project(authenticates, arguments[1]);
            Map<String, List<Double>> costs = new LinkedHashMap<>();
            for (int round = -1; round < rounds; round++) {
                for (String with : List.of("none", "waxseal", "jacoco")) {
                    double seconds = cost(project, with, round < 0);
                    if (round >= 0) {
                        costs.computeIfAbsent(with, key -> new ArrayList<>()).add(seconds);
                    }
                }
            }
            System.out.printf(
                    "%s, medians of %d%n", authenticates ? "each call authenticates" : "nothing leaks", rounds);
            double base = median(costs.get("none"));
            costs.forEach((with, each) -> System.out.printf(
                    "  %-8s %5.2f s, %.3fx (%.3f to %.3f)%n",
                    with,
                    median(each),
                    median(each) / base,
                    each.stream().min(Double::compare).orElseThrow() / base,
                    each.stream().max(Double::compare).orElseThrow() / base));
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** User and system time of the build and all its forks, as Bash has them. */
    private static double cost(Path project, String profile, boolean online) throws IOException {
        String maven = "TIMEFORMAT='%3U %3S'; { time mvn -q -B " + (online ? "" : "-o ") + "clean verify -P" + profile
                + " > said.txt 2>&1; } 2> times.txt";
        new ProcessBuilder("bash", "-c", maven)
                .directory(project.toFile())
                .start()
                .onExit()
                .join();
        String said = Files.readString(project.resolve("said.txt"));
        if (said.contains("ERROR")) {
            throw new IOException(said);
        }
        String[] userAndSystem =
                Files.readString(project.resolve("times.txt")).strip().split(" ");
        return Double.parseDouble(userAndSystem[0]) + Double.parseDouble(userAndSystem[1]);
    }

    private static Path project(boolean authenticates, String jacoco) throws IOException {
        Path project = Files.createTempDirectory("suite");
        Path tests = Files.createDirectories(project.resolve("src/test/java/suite"));
        String secret = authenticates
                ? ".header(\"Authorization\", \"Basic ZGF2ZTpjb3JyZWN0LWhvcnNl\" + (char) ('A' + i))"
                : "";
        for (int i = 0; i < CLASSES / 2; i++) {
            Files.writeString(tests.resolve("Talks" + i + "Test.java"), TALKING.formatted(i, secret), UTF_8);
            Files.writeString(tests.resolve("Reckons" + i + "Test.java"), SILENT.formatted(i), UTF_8);
        }
        Files.writeString(project.resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.example</groupId>
                  <artifactId>suite</artifactId>
                  <version>1.0</version>
                  <properties>
                    <maven.compiler.release>17</maven.compiler.release>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                  </properties>
                  <dependencies>
                    <dependency>
                      <groupId>org.junit.jupiter</groupId>
                      <artifactId>junit-jupiter</artifactId>
                      <version>6.1.3</version>
                      <scope>test</scope>
                    </dependency>
                  </dependencies>
                  <build>
                    <plugins>
                      <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.16.0</version></plugin>
                      <plugin><artifactId>maven-surefire-plugin</artifactId><version>3.6.1</version></plugin>
                    </plugins>
                  </build>
                  <profiles>
                    <profile><id>none</id></profile>
                    <profile>
                      <id>waxseal</id>
                      <build><plugins><plugin>
                        <groupId>dev.waxseal</groupId>
                        <artifactId>waxseal-maven-plugin</artifactId>
                        <version>0.1.0-SNAPSHOT</version>
                        <executions><execution><goals><goal>prepare-agent</goal><goal>check</goal></goals></execution></executions>
                      </plugin></plugins></build>
                    </profile>
                    <profile>
                      <id>jacoco</id>
                      <build><plugins><plugin>
                        <groupId>org.jacoco</groupId>
                        <artifactId>jacoco-maven-plugin</artifactId>
                        <version>%s</version>
                        <executions><execution><goals><goal>prepare-agent</goal><goal>report</goal></goals></execution></executions>
                      </plugin></plugins></build>
                    </profile>
                  </profiles>
                </project>
                """.formatted(jacoco), UTF_8);
        return project;
    }
}
