package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;

/**
 * What a request costs each client of the contract, without the agent and with it: CPU time of a whole JVM that is warm,
 * in interleaved rounds. The server is a JVM of its own that never carries an agent. A program, not a test; how to run
 * it stands in the benchmarks' README.
 */
final class ClientCosts {

    private static final int WARM_UP = 10_000;
    private static final int COUNTED = 5_000;

    /** Some clients wait for the delayed acknowledgement of what they sent first: they are idle, but slow. */
    private static final long SECONDS_MOST = 6;

    private static final int ROUNDS = Integer.getInteger("rounds", 3);

    private static final Path CLASSES = Path.of(System.getProperty("waxseal.test.classes"));

    private static final String LETTER =
            "{\"customer\":\"ann\",\"items\":[" + "{\"article\":\"blue mug\",\"count\":2,\"price\":12.5},".repeat(20)
                    + "{\"article\":\"red mug\",\"count\":1,\"price\":9.9}],\"note\":\"please ring twice\"}";

    private ClientCosts() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments.length) {
            case 0 -> compare();
            case 1 -> serve();
            default -> send(arguments[0], arguments[1]);
        }
    }

    private static void compare() throws Exception {
        Path output = Files.createTempDirectory("waxseal");
        List<String> agent = List.of("-javaagent:" + System.getProperty("waxseal.test.agent") + "=output=" + output);
        Process server = java(List.of("-Dsun.net.httpserver.nodelay=true"), "server");
        try {
            String port = line(server);
            System.out.printf("| client | without, µs | with, µs | ratio |%n|---|---|---|---|%n");
            for (String client : clients()) {
                double[] without = new double[ROUNDS];
                double[] with = new double[ROUNDS];
                double[] ratios = new double[ROUNDS];
                for (int round = 0; round < ROUNDS; round++) {
                    without[round] = Double.parseDouble(line(java(List.of(), client, port)));
                    with[round] = Double.parseDouble(line(java(agent, client, port)));
                    ratios[round] = with[round] / without[round];
                }
                System.out.printf(
                        "| %s | %.0f | %.0f | %.2f |%n",
                        client.substring(0, client.length() - 2), median(without), median(with), median(ratios));
            }
        } finally {
            server.destroy();
        }
    }

    /** The tests that fill in the contract. */
    private static List<String> clients() throws IOException {
        try (Stream<Path> classes = Files.list(CLASSES.resolve("dev/waxseal/clients"))) {
            return classes.map(file -> file.getFileName().toString().replace(".class", ""))
                    .filter(name -> name.endsWith("IT") && isClient(name))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isClient(String name) {
        try {
            return ClientContract.class.isAssignableFrom(Class.forName(
                    ClientCosts.class.getPackageName() + '.' + name, false, ClientCosts.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void serve() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("ok".getBytes(UTF_8));
            exchange.close();
        });
        server.setExecutor(Executors.newFixedThreadPool(2));
        server.start();
        System.out.println(server.getAddress().getPort());
    }

    private static void send(String name, String port) throws Exception {
        ClientContract client = Class.forName(ClientCosts.class.getPackageName() + '.' + name)
                .asSubclass(ClientContract.class)
                .getDeclaredConstructor()
                .newInstance();
        for (Method method : client.getClass().getDeclaredMethods()) {
            if (method.isAnnotationPresent(BeforeEach.class)) {
                method.setAccessible(true);
                method.invoke(client);
            }
        }
        Letter letter = Letter.post("http://" + PostOffice.NAME + ':' + port + "/orders", "application/json", LETTER);
        send(client, letter, WARM_UP);
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = system.getProcessCpuTime();
        int sent = send(client, letter, COUNTED);
        System.out.println((system.getProcessCpuTime() - before) / 1e3 / sent);
        System.exit(0); // event loops go on otherwise
    }

    private static int send(ClientContract client, Letter letter, int most) throws Exception {
        long until = System.nanoTime() + SECONDS_MOST * 1_000_000_000L;
        int sent = 0;
        while (sent < most && System.nanoTime() < until) {
            if (!client.send(letter).equals("ok")) {
                throw new IllegalStateException("not answered");
            }
            sent++;
        }
        return sent;
    }

    private static Process java(List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of(
                "-Xmx512m",
                "-Dwaxseal.test.classes=" + CLASSES,
                "-Djdk.net.hosts.file=" + CLASSES.resolve("hosts"),
                "-cp",
                classPath(),
                ClientCosts.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Without the agent's own classes: it comes as it ships, in its jar. */
    private static String classPath() {
        String agent = CLASSES.resolveSibling("classes").toString();
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.equals(agent))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The first line that it says on its own account. */
    private static String line(Process process) {
        try (Stream<String> lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).lines()) {
            return lines.filter(line -> line.matches("[0-9.]+"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("it ended without a figure"));
        } catch (UncheckedIOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
