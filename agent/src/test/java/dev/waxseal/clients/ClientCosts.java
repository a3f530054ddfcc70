package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;

/**
 * What a request costs a client once all is compiled, without the agent and with it: CPU time of whole JVMs that stay, in
 * many short interleaved rounds, but for what their compilers still take. The server is a JVM of its own that never carries an agent. A program, not a test; how
 * to run it stands in the benchmarks' README.
 */
final class ClientCosts {

    /** So many requests at least before any is counted, and more until the compilers have little to do. */
    private static final int WARM_UP = Integer.getInteger("warmup", 120_000);

    /** So much of a JVM's time is little, and after so many times as many requests they are waited for no longer. */
    private static final double LITTLE = 0.1;

    private static final int WARM_UPS = 8;

    private static final int COUNTED = Integer.getInteger("counted", 3_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 15);

    /** Pairs of JVMs, for each compiles a little otherwise. */
    private static final int PAIRS = Integer.getInteger("pairs", 3);

    /** Some clients wait for the delayed acknowledgement of what they sent first: they are idle, but slow. */
    private static final long SECONDS_MOST = Integer.getInteger("seconds", 12);

    private static final Path CLASSES = Path.of(System.getProperty("waxseal.test.classes"));

    private ClientCosts() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments.length) {
            case 0 -> compare();
            case 1 -> serve(Boolean.parseBoolean(arguments[0]));
            default -> send(arguments[0], Freight.valueOf(arguments[1]), arguments[2]);
        }
    }

    /** What is sent, 1 KB each time. */
    private enum Freight {
        CLEAN,
        /** A password and a token, always the same. */
        LEAK,
        /** A password and a token that are others each time, beside an id and a time that are. */
        CHANGING,
        /** Clean, through TLS. */
        TLS;

        private static final String MUGS = "{\"article\":\"blue mug\",\"count\":2,\"price\":12.5},".repeat(18);

        String body(int number) {
            String secret = switch (this) {
                case CLEAN, TLS -> "\"comment\":\"as it was the last time\"";
                case LEAK -> "\"password\":\"Canary-7f3q-Zebra\"";
                case CHANGING -> "\"id\":" + number + ",\"password\":\"Canary-" + hash(number) + "\"";
            };
            return "{\"customer\":\"ann\"," + secret + ",\"items\":[" + MUGS
                    + "{\"article\":\"red mug\",\"count\":1,\"price\":9.9}],\"note\":\"please ring twice\"}";
        }

        List<String[]> fields(int number) {
            List<String[]> fields = new ArrayList<>(2);
            fields.add(new String[] {"Content-Type", "application/json"});
            if (this == LEAK || this == CHANGING) {
                String token = this == LEAK ? "8sKq0aVbW2" : hash(number);
                fields.add(new String[] {"Authorization", "Bearer q7Zt" + token + "Lm4xP0"});
            }
            return fields;
        }

        private static String hash(int number) {
            return Long.toString(((number + 1L) * 0x9E3779B97F4A7C15L) >>> 8, 36);
        }
    }

    private static void compare() throws Exception {
        String chosen = System.getProperty("clients", "");
        Path keys = keys();
        Path output = Files.createTempDirectory("waxseal");
        List<String> without = List.of("-Dwaxseal.test.keys=" + keys);
        List<String> with = new ArrayList<>(without);
        with.add("-javaagent:" + System.getProperty("waxseal.test.agent") + "=output=" + output);
        System.out.printf(
                "| client | sends | without, µs | with, µs | more, µs | ratio |%n|---|---|---|---|---|---|%n");
        for (String client : chosen.isEmpty() ? clients() : List.of(chosen.split(","))) {
            String sends = System.getProperty("freights", "");
            for (Freight freight : sends.isEmpty() ? List.of(Freight.CLEAN) : freights(sends)) {
                try (Jvm server = new Jvm(without, Boolean.toString(freight == Freight.TLS))) {
                    String port = server.answer();
                    double[][] costs = {new double[ROUNDS * PAIRS], new double[ROUNDS * PAIRS]};
                    double[] ratios = new double[ROUNDS * PAIRS];
                    for (int pair = 0; pair < PAIRS; pair++) {
                        try (Jvm bare = new Jvm(without, client, freight.name(), port);
                                Jvm heard = new Jvm(with, client, freight.name(), port)) {
                            bare.warmUp();
                            heard.warmUp();
                            for (int round = pair * ROUNDS; round < (pair + 1) * ROUNDS; round++) {
                                costs[0][round] = bare.cost(COUNTED);
                                bare.answer();
                                costs[1][round] = heard.cost(COUNTED);
                                heard.answer();
                                ratios[round] = costs[1][round] / costs[0][round];
                            }
                        }
                    }
                    System.out.printf(
                            "| %s | %s | %.1f | %.1f | %.1f | %.2f |%n",
                            client,
                            freight,
                            median(costs[0]),
                            median(costs[1]),
                            median(costs[1]) - median(costs[0]),
                            median(ratios));
                }
            }
        }
    }

    private static List<Freight> freights(String names) {
        return Stream.of(names.split(",")).map(Freight::valueOf).toList();
    }

    /** A JVM that answers each line with a figure. */
    private record Jvm(Process process, BufferedReader from) implements AutoCloseable {

        Jvm(List<String> options, String... arguments) throws IOException {
            this(java(options, arguments));
        }

        private Jvm(Process process) {
            this(process, new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)));
        }

        /** CPU time of one request of so many, in microseconds. */
        double cost(int requests) throws IOException {
            process.getOutputStream().write((requests + "\n").getBytes(UTF_8));
            process.getOutputStream().flush();
            return Double.parseDouble(answer());
        }

        /** Until the compilers rest. */
        void warmUp() throws IOException {
            double share = 1;
            for (int i = 0; i < WARM_UPS && share > LITTLE; i++) {
                cost(WARM_UP);
                share = Double.parseDouble(answer());
            }
        }

        /** The next figure that it says on its own account. */
        String answer() throws IOException {
            String line = from.readLine();
            while (line != null && !line.matches("[0-9.E-]+")) {
                line = from.readLine();
            }
            if (line == null) {
                throw new IllegalStateException("it ended without a figure");
            }
            return line;
        }

        @Override
        public void close() {
            process.destroy();
        }
    }

    /** The tests that fill in the contract. */
    private static List<String> clients() throws IOException {
        try (Stream<Path> classes = Files.list(CLASSES.resolve("dev/waxseal/clients"))) {
            return classes.map(file -> file.getFileName().toString().replace(".class", ""))
                    .filter(name -> name.endsWith("IT") && isClient(name))
                    .map(name -> name.substring(0, name.length() - 2))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isClient(String name) {
        try {
            return ClientContract.class.isAssignableFrom(
                    Class.forName(named(name), false, ClientCosts.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String named(String name) {
        return ClientCosts.class.getPackageName() + '.' + name;
    }

    private static Path keys() throws Exception {
        Path keys = Files.createTempDirectory("keys").resolve("keys.p12");
        Process made = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + PostOffice.NAME,
                        "-ext",
                        "SAN=dns:" + PostOffice.NAME,
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        BareClient.PASSWORD))
                .redirectErrorStream(true)
                .start();
        made.getInputStream().readAllBytes();
        made.waitFor();
        return keys;
    }

    private static void serve(boolean sealed) throws Exception {
        InetAddress here = InetAddress.getLoopbackAddress();
        ServerSocket server;
        if (sealed) {
            SSLContext context = BareClient.context();
            server = context.getServerSocketFactory().createServerSocket(0, 50, here);
        } else {
            server = new ServerSocket(0, 50, here);
        }
        System.out.println(server.getLocalPort());
        while (true) {
            Socket connection = server.accept();
            connection.setTcpNoDelay(true);
            Thread thread = new Thread(() -> answer(connection));
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Knows of HTTP no more than the clients ask of it: heads that come with a length, or in chunks. */
    private static void answer(Socket connection) {
        byte[] answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Type: text/plain\r\n\r\nok".getBytes(UTF_8);
        try (connection) {
            InputStream in = connection.getInputStream();
            OutputStream out = connection.getOutputStream();
            byte[] bytes = new byte[16 * 1024];
            int held = 0;
            while (true) {
                int read = in.read(bytes, held, bytes.length - held);
                if (read < 0) {
                    return;
                }
                held += read;
                if (isWhole(new String(bytes, 0, held, UTF_8))) {
                    held = 0;
                    out.write(answer);
                }
            }
        } catch (IOException closed) {
            // the client went away
        }
    }

    private static boolean isWhole(String request) {
        int end = request.indexOf("\r\n\r\n");
        String head = request.substring(0, Math.max(0, end)).toLowerCase(Locale.ROOT);
        int at = head.indexOf("content-length:");
        if (at < 0) {
            return request.endsWith("\r\n0\r\n\r\n");
        }
        int line = head.indexOf('\r', at);
        String length = head.substring(at + "content-length:".length(), line < 0 ? end : line);
        return request.length() >= end + 4 + Integer.parseInt(length.strip());
    }

    private static void send(String name, Freight freight, String port) throws Exception {
        String url = (freight == Freight.TLS ? "https://" : "http://") + PostOffice.NAME + ':' + port + "/orders";
        BareClient client = BareClient.of(name);
        if (client == null) {
            client = contract(name);
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        int number = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            int most = Integer.parseInt(line);
            long until = System.nanoTime() + SECONDS_MOST * 1_000_000_000L;
            long before = cpuTime(false);
            long compiled = cpuTime(true);
            int sent = 0;
            while (sent < most && System.nanoTime() < until) {
                String answer = client.send(url, freight.fields(number), freight.body(number));
                number++;
                sent++;
                if (!"ok".equals(answer)) {
                    throw new IllegalStateException("not answered");
                }
            }
            long took = cpuTime(false) - before;
            System.out.println(took / 1e3 / sent);
            compiled = cpuTime(true) - compiled;
            System.out.println((double) compiled / (took + compiled));
        }
        System.exit(0); // event loops go on otherwise
    }

    /**
     * What all threads of this JVM have taken but its compilers, or these alone, in nanoseconds; the JVM itself counts in
     * hundredths of a second.
     */
    private static long cpuTime(boolean compilers) throws IOException {
        long time = 0;
        try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
            for (Path thread : threads.toList()) {
                try {
                    String schedule = Files.readString(thread.resolve("schedstat"));
                    if (Files.readString(thread.resolve("comm")).contains("CompilerThre") == compilers) {
                        time += Long.parseLong(schedule.substring(0, schedule.indexOf(' ')));
                    }
                } catch (NoSuchFileException ended) {
                    // and what it took counts no more; those of the JVM itself stay
                }
            }
        }
        return time;
    }

    private static BareClient contract(String name) throws Exception {
        ClientContract client = Class.forName(named(name + "IT"))
                .asSubclass(ClientContract.class)
                .getDeclaredConstructor()
                .newInstance();
        for (Method method : client.getClass().getDeclaredMethods()) {
            if (method.isAnnotationPresent(BeforeEach.class)) {
                method.setAccessible(true);
                method.invoke(client);
            }
        }
        return (url, fields, body) -> client.send(Letter.post(url, "application/json", body));
    }

    private static Process java(List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of(System.getProperty("jvm", "-Xmx512m").split(" ")));
        command.addAll(List.of(
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

    /**
     * Without the agent's own classes: it comes as it ships, in its jar. And without Netty's io_uring, which at times never
     * reads an answer through TLS (4.2.15, Linux 6.18, with and without the agent), so that Reactor Netty takes epoll.
     */
    private static String classPath() {
        String agent = CLASSES.resolveSibling("classes").toString();
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.equals(agent) && !entry.contains("io_uring"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
