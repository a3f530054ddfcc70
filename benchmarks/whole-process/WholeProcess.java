import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * What an agent costs a whole process: CPU time and peak memory of a client JVM, with and without agents, in
 * interleaved rounds; the server is a JVM of its own that never carries one. Linux with Bash only: it reads {@code /proc}.
 *
 * <p>{@code java WholeProcess.java [-rROUNDS] [-wWHAT,...] AGENT.jar...}: any agents, each against none in the same rounds; of
 * {@code tiny}, {@code files}, {@code get} and {@code send}, all where none is named.
 */
public final class WholeProcess {

    private static final int REQUESTS = 5_000;
    private static final byte[] BODY = ("{\"comment\":\"" + "All is well here. ".repeat(56) + "\"}").getBytes();

    private WholeProcess() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "server" -> serve(arguments.length > 1 ? Path.of(arguments[1]) : null);
            case "tiny" -> report();
            case "files" -> {
                Files.readString(Path.of("/proc/self/stat"));
                report();
            }
            case "get" -> {
                try (InputStream in = URI.create(arguments[1]).toURL().openStream()) {
                    in.readAllBytes();
                }
                report();
            }
            case "send" -> send(arguments[1], Integer.parseInt(arguments[2]));
            default -> measure(arguments);
        }
    }

    private record Cost(double seconds, double megabytes) {}

    private static void measure(String[] arguments) throws Exception {
        Map<String, List<String>> agents = new LinkedHashMap<>();
        Path output = Files.createTempDirectory("waxseal");
        agents.put("none", List.of());
        int rounds = 11;
        List<String> what = List.of("tiny", "files", "get", "send");
        for (String argument : arguments) {
            if (argument.startsWith("-r")) {
                rounds = Integer.parseInt(argument.substring(2));
            } else if (argument.startsWith("-w")) {
                what = List.of(argument.substring(2).split(","));
            } else {
                agents.put(
                        argument.replaceAll(".*/|-?[0-9].*|\\.jar", "") + " " + agents.size(), agent(argument, output));
            }
        }
        Path keys = output.resolve("keys.p12");
        run(List.of(
                "keytool",
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                keys.toString(),
                "-storepass",
                "changeit"));
        List<String> trust =
                List.of("-Djavax.net.ssl.trustStore=" + keys, "-Djavax.net.ssl.trustStorePassword=changeit");
        List<String> noDelay = List.of("-Dsun.net.httpserver.nodelay=true");
        Process clear = java(noDelay, "server");
        Process sealed = java(noDelay, "server", keys.toString());
        String clearUrl = "http://localhost:" + line(clear);
        String sealedUrl = "https://localhost:" + line(sealed);
        try {
            if (what.contains("tiny")) {
                compare("start of a tiny program", agents, rounds, List.of(), "tiny");
            }
            if (what.contains("files")) {
                compare("start of one that opens a file channel", agents, rounds, List.of(), "files");
            }
            if (what.contains("get")) {
                compare("one GET in clear", agents, rounds, List.of(), "get", clearUrl);
                compare("one GET over TLS", agents, rounds, trust, "get", sealedUrl);
            }
            if (what.contains("send")) {
                String times = "" + REQUESTS;
                compare(REQUESTS + " POSTs of 1 KB in clear", agents, rounds, List.of(), "send", clearUrl, times);
                compare(REQUESTS + " POSTs of 1 KB over TLS", agents, rounds, trust, "send", sealedUrl, times);
            }
        } finally {
            clear.destroy();
            sealed.destroy();
        }
    }

    /** What brings it in, told to write below that directory and to talk to nobody. */
    private static List<String> agent(String jar, Path output) {
        return jar.contains("waxseal")
                ? List.of("-javaagent:" + jar + "=output=" + output)
                : jar.contains("jacoco")
                        ? List.of("-javaagent:" + jar + "=destfile=" + output.resolve("jacoco.exec"))
                        : jar.contains("opentelemetry")
                                ? List.of(
                                        "-javaagent:" + jar,
                                        "-Dotel.traces.exporter=none",
                                        "-Dotel.metrics.exporter=none",
                                        "-Dotel.logs.exporter=none")
                                : List.of(
                                        "-javaagent:" + jar,
                                        "-Ddd.trace.agent.port=9",
                                        "-Ddd.remote_config.enabled=false");
    }

    private static void compare(
            String what, Map<String, List<String>> agents, int rounds, List<String> options, String... arguments)
            throws Exception {
        Map<String, List<Cost>> costs = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, List<String>> agent : agents.entrySet()) {
                List<String> all = new ArrayList<>(agent.getValue());
                all.addAll(options);
                costs.computeIfAbsent(agent.getKey(), key -> new ArrayList<>()).add(cost(command(all, arguments)));
            }
        }
        double baseCpu =
                median(costs.get("none").stream().mapToDouble(Cost::seconds).toArray());
        double baseMemory =
                median(costs.get("none").stream().mapToDouble(Cost::megabytes).toArray());
        System.out.printf("%n%s (medians of %d)%n", what, rounds);
        costs.forEach((agent, each) -> {
            double cpu = median(each.stream().mapToDouble(Cost::seconds).toArray());
            double memory = median(each.stream().mapToDouble(Cost::megabytes).toArray());
            System.out.printf(
                    "  %-24s CPU %6.3f s  %+6.3f s  %5.2fx   peak memory %4.0f MB  %5.2fx%n",
                    agent, cpu, cpu - baseCpu, cpu / baseCpu, memory, memory / baseMemory);
        });
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    /** User and system time of a process from its start to its end, as Bash has them, and the peak memory that it tells. */
    private static Cost cost(List<String> command) throws IOException {
        List<String> timed = new ArrayList<>(List.of("bash", "-c", "TIMEFORMAT='%3U %3S'; time \"$@\"", "bash"));
        timed.addAll(command);
        Path times = Files.createTempFile("times", "");
        Process process =
                new ProcessBuilder(timed).redirectError(times.toFile()).start();
        double megabytes = Double.parseDouble(line(process));
        process.onExit().join();
        List<String> lines = Files.readAllLines(times);
        String[] userAndSystem = lines.get(lines.size() - 1).split(" ");
        Files.delete(times);
        return new Cost(Double.parseDouble(userAndSystem[0]) + Double.parseDouble(userAndSystem[1]), megabytes);
    }

    private static Process java(List<String> options, String... arguments) throws IOException {
        return new ProcessBuilder(command(options, arguments))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static List<String> command(List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of("-Xmx256m", "-cp", classes().toString(), "WholeProcess"));
        command.addAll(List.of(arguments));
        return command;
    }

    /** This file compiled, so that no child pays for the compiler. */
    private static synchronized Path classes() throws IOException {
        if (classes == null) {
            classes = Files.createTempDirectory("classes");
            run(List.of(
                    "javac",
                    "-d",
                    classes.toString(),
                    System.getProperty("source", "benchmarks/whole-process/WholeProcess.java")));
        }
        return classes;
    }

    private static Path classes;

    private static void run(List<String> command) throws IOException {
        try {
            List<String> full = new ArrayList<>(command);
            full.set(
                    0,
                    Path.of(System.getProperty("java.home"), "bin", command.get(0))
                            .toString());
            if (new ProcessBuilder(full)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    != 0) {
                throw new IOException("failed: " + full);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static String line(Process process) throws IOException {
        return new BufferedReader(new InputStreamReader(process.getInputStream())).readLine();
    }

    private static void serve(Path keys) throws Exception {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        HttpServer server = keys == null ? HttpServer.create(any, 0) : HttpsServer.create(any, 0);
        if (server instanceof HttpsServer sealed) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = new FileInputStream(keys.toFile())) {
                store.load(in, "changeit".toCharArray());
            }
            KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
            managers.init(store, "changeit".toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            sealed.setHttpsConfigurator(new HttpsConfigurator(context));
        }
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("ok".getBytes());
            exchange.close();
        });
        server.setExecutor(Executors.newFixedThreadPool(2));
        server.start();
        System.out.println(server.getAddress().getPort());
    }

    private static void send(String url, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setRequestMethod("POST");
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setDoOutput(true);
            connection.getOutputStream().write(BODY);
            try (InputStream in = connection.getInputStream()) {
                in.readAllBytes();
            }
        }
        report();
    }

    /** Without a channel, which would wake what a tiny program leaves asleep. */
    private static String read(String file) throws IOException {
        try (InputStream in = new FileInputStream(file)) {
            return new String(in.readAllBytes());
        }
    }

    /** Tells its peak resident memory in MB. */
    private static void report() throws IOException {
        for (String line : read("/proc/self/status").split("\n")) {
            if (line.startsWith("VmHWM")) {
                System.out.println(Long.parseLong(line.replaceAll("\\D", "")) / 1024.0);
            }
        }
    }
}
