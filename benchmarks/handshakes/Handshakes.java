import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogManager;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * Holds what the agent writes of handshakes against what tshark reads of the same on the loopback interface:
 * {@code java -cp BOUNCY-CASTLE Handshakes.java AGENT.jar SUITES.txt JAVA_HOME...}. Clients are the JDK's TLS and Bouncy
 * Castle's on each JDK, servers these two, OpenSSL's and GnuTLS's. Needs root, tcpdump, tshark, openssl and gnutls-bin.
 */
final class Handshakes {

    private static final int FIRST_PORT = 45_100;
    private static final String RETRY = "cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c";
    private static final List<Process> STARTED = new ArrayList<>();
    private static Path directory;

    /** How a client is told to shake hands: protocols, suites, ALPN, and how often. */
    private static final List<String> MANNERS = List.of(
            "- - - 1",
            "- - - 2",
            "- - h2,http/1.1 1",
            "TLSv1.2 - - 1",
            "TLSv1.2 - - 2",
            "TLSv1.2 - http/1.1 1",
            "TLSv1.2 - h2,http/1.1,spdy/3 2",
            "TLSv1.3 - - 2",
            "TLSv1.3 TLS_AES_256_GCM_SHA384 h2 1",
            "TLSv1.3 TLS_CHACHA20_POLY1305_SHA256 - 1",
            "TLSv1.2 TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384 - 1",
            "TLSv1.2 TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256 - 1",
            "TLSv1.2 TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256,TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256 - 1",
            "TLSv1.2 TLS_DHE_RSA_WITH_AES_128_GCM_SHA256 - 1",
            "TLSv1.2 TLS_RSA_WITH_AES_128_GCM_SHA256 - 1");

    /** By number, as IANA has them; others are told by their number. */
    private static final Map<String, String> GROUPS = Map.ofEntries(
            Map.entry("0x0017", "secp256r1"),
            Map.entry("0x0018", "secp384r1"),
            Map.entry("0x0019", "secp521r1"),
            Map.entry("0x001d", "x25519"),
            Map.entry("0x001e", "x448"),
            Map.entry("0x0100", "ffdhe2048"),
            Map.entry("0x0101", "ffdhe3072"),
            Map.entry("0x11ec", "X25519MLKEM768"),
            Map.entry("0x11eb", "SecP256r1MLKEM768"),
            Map.entry("0x11ed", "SecP384r1MLKEM1024"));

    private Handshakes() {}

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset(); // Bouncy Castle tells of each
        directory = Files.createTempDirectory("handshakes");
        try {
            Map<Integer, String> servers = servers();
            Process listening = start(
                    "tcpdump",
                    "-i",
                    "lo",
                    "-U",
                    "-s",
                    "0",
                    "-w",
                    file("lo.pcap"),
                    "-B",
                    "65536",
                    "portrange " + FIRST_PORT + "-" + (FIRST_PORT + servers.size() - 1));
            TimeUnit.SECONDS.sleep(2);
            Map<String, String> about = new LinkedHashMap<>();
            Map<String, Map<String, Integer>> told = new TreeMap<>();
            int clients = 0;
            for (String home : Arrays.asList(arguments).subList(2, arguments.length)) {
                for (String options : List.of(
                        "jdk",
                        "bc",
                        "jdk -Djdk.tls.namedGroups=secp384r1,ffdhe2048",
                        "bc -Djdk.tls.namedGroups=X25519MLKEM768,secp256r1")) {
                    clients++;
                    String lines = lines(clients, servers, home + " " + options, about);
                    meet(clients, home, options, lines, arguments[0], told);
                }
            }
            TimeUnit.SECONDS.sleep(2);
            listening.destroy();
            listening.waitFor();
            compare(seen(Path.of(arguments[1]), servers.size()), told, about);
        } finally {
            STARTED.forEach(Process::destroy);
        }
    }

    /** By port, what serves there. */
    private static Map<Integer, String> servers() throws Exception {
        for (String kind : List.of("EC:secp256r1", "RSA:2048")) {
            String[] key = kind.split(":");
            String name = key[0].toLowerCase(Locale.ROOT);
            run(
                    "openssl",
                    "req",
                    "-x509",
                    "-newkey",
                    key[0].equals("EC") ? "ec" : "rsa:2048",
                    "-nodes",
                    "-days",
                    "30",
                    "-subj",
                    "/CN=handshakes " + name,
                    "-keyout",
                    file(name + ".key"),
                    "-out",
                    file(name + ".pem"),
                    key[0].equals("EC") ? "-pkeyopt" : "-sha256",
                    key[0].equals("EC") ? "ec_paramgen_curve:P-256" : "-batch");
            run(
                    "openssl",
                    "pkcs12",
                    "-export",
                    "-inkey",
                    file(name + ".key"),
                    "-in",
                    file(name + ".pem"),
                    "-out",
                    file(name + ".p12"),
                    "-passout",
                    "pass:secret");
        }
        Map<Integer, String> servers = new LinkedHashMap<>();
        int port = FIRST_PORT;
        for (String kind : List.of("jdk ec", "jdk rsa", "bc ec", "bc rsa")) {
            serve(port, kind);
            servers.put(port++, kind);
        }
        for (String options :
                List.of("ec -alpn h2,http/1.1", "rsa -groups P-384", "rsa -tls1_2 -no_ticket -alpn http/1.1")) {
            String name = options.substring(0, options.indexOf(' '));
            List<String> command = new ArrayList<>(List.of(
                    "openssl",
                    "s_server",
                    "-accept",
                    "" + port,
                    "-www",
                    "-quiet",
                    "-key",
                    file(name + ".key"),
                    "-cert",
                    file(name + ".pem")));
            command.addAll(List.of(options.substring(options.indexOf(' ') + 1).split(" ")));
            start(command.toArray(new String[0]));
            servers.put(port++, "openssl " + options);
        }
        for (String options :
                List.of("ec --priority=NORMAL", "rsa --priority=NORMAL:-GROUP-ALL:+GROUP-SECP384R1:+GROUP-FFDHE2048")) {
            String name = options.substring(0, options.indexOf(' '));
            start(
                    "gnutls-serv",
                    "--http",
                    "--quiet",
                    "--port=" + port,
                    "--x509keyfile=" + file(name + ".key"),
                    "--x509certfile=" + file(name + ".pem"),
                    options.substring(options.indexOf(' ') + 1));
            servers.put(port++, "gnutls " + options);
        }
        return servers;
    }

    /** In this JVM, which has no agent. */
    private static void serve(int port, String kind) throws Exception {
        String[] words = kind.split(" ");
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(Path.of(file(words[1] + ".p12")))) {
            store.load(in, "secret".toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, "secret".toCharArray());
        SSLContext context;
        if (words[0].equals("bc")) {
            if (Security.getProvider("BC") == null) {
                Security.addProvider((Provider) Class.forName("org.bouncycastle.jce.provider.BouncyCastleProvider")
                        .getConstructor()
                        .newInstance());
            }
            context = SSLContext.getInstance(
                    "TLS", (Provider) Class.forName("org.bouncycastle.jsse.provider.BouncyCastleJsseProvider")
                            .getConstructor()
                            .newInstance());
        } else {
            context = SSLContext.getInstance("TLS");
        }
        context.init(keys.getKeyManagers(), null, null);
        SSLServerSocket listening =
                (SSLServerSocket) context.getServerSocketFactory().createServerSocket(port, 50);
        SSLParameters parameters = listening.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"http/1.1", "h2"});
        listening.setSSLParameters(parameters);
        Thread thread = new Thread(() -> {
            while (true) {
                try (SSLSocket accepted = (SSLSocket) listening.accept()) {
                    accepted.setSoTimeout(5_000);
                    accepted.getInputStream().read(new byte[1_024]);
                    accepted.getOutputStream().write('!');
                } catch (IOException refused) {
                    continue;
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    /** Each handshake has a host of its own, by which both judges tell of it; the last of a server has none. */
    private static String lines(int client, Map<Integer, String> servers, String who, Map<String, String> about) {
        StringBuilder lines = new StringBuilder();
        StringBuilder hosts = new StringBuilder("127.0.0.1 localhost\n");
        int number = 0;
        for (Map.Entry<Integer, String> server : servers.entrySet()) {
            for (String manner : MANNERS) {
                String host = "h" + client + "-" + ++number + ".handshakes.example";
                hosts.append("127.0.0.1 ").append(host).append('\n');
                lines.append(host)
                        .append(' ')
                        .append(server.getKey())
                        .append(' ')
                        .append(manner)
                        .append('\n');
                about.put(host, who + " to " + server.getValue() + ": " + manner);
            }
            String address = "127." + client + ".1." + ++number;
            lines.append(address).append(' ').append(server.getKey()).append(" - - - 1\n");
            about.put(address, who + " to " + server.getValue() + ": no name");
        }
        try {
            Files.writeString(directory.resolve("hosts" + client), hosts);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return lines.toString();
    }

    private static void meet(
            int client, String home, String options, String lines, String agent, Map<String, Map<String, Integer>> told)
            throws Exception {
        List<String> command = new ArrayList<>(List.of(
                home + "/bin/java",
                "-javaagent:" + agent + "=output=" + file("out" + client),
                "-Djdk.net.hosts.file=" + file("hosts" + client)));
        String[] words = options.split(" ");
        command.addAll(Arrays.asList(words).subList(1, words.length));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                Path.of("benchmarks/handshakes/Client.java").toString(),
                words[0]));
        Process process = new ProcessBuilder(command)
                .redirectError(directory.resolve("err" + client).toFile())
                .start();
        Thread writer = new Thread(() -> {
            try (OutputStream to = process.getOutputStream()) {
                to.write(lines.getBytes(UTF_8));
            } catch (IOException over) {
                throw new IllegalStateException(over);
            }
        });
        writer.start();
        String agreed = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        process.waitFor();
        System.out.println(home + ' ' + options + ": " + agreed + " handshakes came about");
        try (Stream<Path> journals = Files.list(Path.of(file("out" + client), "journal"))) {
            for (Path journal : journals.toList()) {
                for (String line : Files.readAllLines(journal)) {
                    if (line.contains("\"type\":\"sealed\"") && !"told".equals(text(line, "outcome"))) {
                        told.computeIfAbsent(text(line, "host"), first -> new TreeMap<>())
                                .merge(facts(line), Integer.parseInt(text(line, "count")), Math::max);
                    }
                }
            }
        }
    }

    private static String facts(String line) {
        return String.join(
                " ",
                "agreed".equals(text(line, "outcome")) ? "agreed" : "not",
                text(line, "protocol"),
                text(line, "cipher"),
                text(line, "group"),
                "alpn=" + text(line, "alpn"),
                "offered=" + text(line, "offered"),
                "named=" + text(line, "named"),
                "resumed=" + text(line, "resumed"),
                "hybrid=" + text(line, "hybrid"),
                "identity=" + text(line, "identity"),
                "certificate=" + text(line, "fingerprint"));
    }

    private static String text(String line, String name) {
        Matcher value =
                Pattern.compile("\"" + name + "\":(?:\"([^\"]*)\"|([^,}]*))").matcher(line);
        if (!value.find()) {
            return "-";
        }
        String text = value.group(1) == null ? value.group(2) : value.group(1);
        return text.equals("null") ? "-" : text;
    }

    /** What one side of a connection has said, by the names of tshark's fields, values in order. */
    private record Side(Map<String, List<String>> fields) {
        List<String> get(String field) {
            return fields.getOrDefault(field, List.of());
        }

        String last(String field) {
            List<String> all = get(field);
            return all.isEmpty() ? "-" : all.get(all.size() - 1);
        }
    }

    private static final List<String> FIELDS = List.of(
            "tcp.stream",
            "tcp.srcport",
            "ip.dst",
            "tls.handshake.type",
            "tls.handshake.extensions_server_name",
            "tls.handshake.version",
            "tls.handshake.extensions.supported_version",
            "tls.handshake.ciphersuite",
            "tls.handshake.extension.type",
            "tls.handshake.extension.len",
            "tls.handshake.extensions_key_share_group",
            "tls.handshake.extensions_supported_group",
            "tls.handshake.server_named_curve",
            "tls.handshake.p_len",
            "tls.handshake.extensions_alpn_str",
            "tls.handshake.certificate",
            "tls.record.content_type",
            "tls.handshake.random",
            "tls.alert_message.level");

    private static Map<String, Map<String, Integer>> seen(Path suites, int ports) throws Exception {
        Map<String, String> names = new HashMap<>();
        for (String line : Files.readAllLines(suites)) {
            if (!line.startsWith("#")) {
                names.put("0x" + line.substring(0, 4).toLowerCase(Locale.ROOT), line.substring(5));
            }
        }
        List<String> command = new ArrayList<>(List.of(
                "tshark",
                "-2",
                "-r",
                file("lo.pcap"),
                "-d",
                "tcp.port==" + FIRST_PORT + "-" + (FIRST_PORT + ports - 1) + ",tls",
                "-Y",
                "tls",
                "-T",
                "fields",
                "-E",
                "separator=/t",
                "-E",
                "aggregator=,",
                "-E",
                "occurrence=a"));
        FIELDS.forEach(field -> command.addAll(List.of("-e", field)));
        Path output = directory.resolve("tshark.tsv");
        new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(directory.resolve("tshark.err").toFile())
                .start()
                .waitFor();
        Map<String, Map<Boolean, Side>> streams = new LinkedHashMap<>();
        Map<String, String> addresses = new HashMap<>();
        for (String line : Files.readAllLines(output)) {
            String[] values = line.split("\t", -1);
            int from = Integer.parseInt(values[1]);
            boolean byServer = from >= FIRST_PORT && from < FIRST_PORT + ports;
            if (!byServer) {
                addresses.put(values[0], values[2]);
            }
            Side side = streams.computeIfAbsent(values[0], first -> new HashMap<>())
                    .computeIfAbsent(byServer, first -> new Side(new HashMap<>()));
            for (int i = 3; i < values.length; i++) {
                if (!values[i].isEmpty()) {
                    side.fields
                            .computeIfAbsent(FIELDS.get(i), first -> new ArrayList<>())
                            .addAll(List.of(values[i].split(",")));
                }
            }
        }
        Map<String, Map<String, Integer>> seen = new TreeMap<>();
        streams.forEach((stream, sides) -> {
            Side client = sides.getOrDefault(false, new Side(Map.of()));
            String name = client.last("tls.handshake.extensions_server_name");
            String host = name.equals("-") ? addresses.get(stream) : name;
            if (host != null && client.get("tls.handshake.type").contains("1")) {
                seen.computeIfAbsent(host, first -> new TreeMap<>())
                        .merge(facts(client, sides.getOrDefault(true, new Side(Map.of())), names), 1, Integer::sum);
            }
        });
        return seen;
    }

    private static String facts(Side client, Side server, Map<String, String> suites) {
        long hellos =
                server.get("tls.handshake.type").stream().filter("2"::equals).count();
        long retries = server.get("tls.handshake.random").stream()
                .map(random -> random.replace(":", ""))
                .filter(RETRY::equals)
                .count();
        boolean answered = hellos > retries;
        boolean thirteen =
                answered && server.get("tls.handshake.extension.type").contains("43");
        boolean resumed = thirteen
                ? server.get("tls.handshake.extension.type").contains("41")
                : answered && !server.get("tls.handshake.type").contains("11");
        boolean agreed =
                thirteen || (answered && client.get("tls.record.content_type").contains("20"));
        String group = thirteen
                ? server.last("tls.handshake.extensions_key_share_group")
                : server.last("tls.handshake.server_named_curve");
        if (thirteen
                && server.get("tls.handshake.extension.type").stream()
                                .filter("51"::equals)
                                .count()
                        == retries) {
            group = "-"; // of a HelloRetryRequest alone
        }
        String prime = server.last("tls.handshake.p_len");
        String offered = String.join(",", lastHello(client, "tls.handshake.extensions_alpn_str"));
        List<String> groups = client.get("tls.handshake.extensions_supported_group");
        return String.join(
                " ",
                agreed ? "agreed" : "not",
                !answered ? "-" : thirteen ? "TLSv1.3" : version(server.last("tls.handshake.version")),
                !answered ? "-" : suites.getOrDefault(hex(server.last("tls.handshake.ciphersuite")), "?"),
                !answered
                        ? "-"
                        : !prime.equals("-")
                                ? "dh-" + 8 * Integer.parseInt(prime)
                                : GROUPS.getOrDefault(hex(group), group),
                "alpn=" + (thirteen || !answered ? "-" : server.last("tls.handshake.extensions_alpn_str")),
                "offered=" + (offered.isEmpty() ? "-" : offered),
                "named=" + !client.get("tls.handshake.extensions_server_name").isEmpty(),
                "resumed=" + resumed,
                "hybrid=" + groups.stream().anyMatch(one -> hex(one).startsWith("0x11e")),
                "identity=" + identity(client),
                "certificate=" + fingerprint(server.get("tls.handshake.certificate")));
    }

    /** Of several ClientHellos the last, which are as long. */
    private static List<String> lastHello(Side client, String field) {
        int hellos = (int)
                client.get("tls.handshake.type").stream().filter("1"::equals).count();
        List<String> all = client.get(field);
        return all.subList(all.size() - all.size() / Math.max(1, hellos), all.size());
    }

    private static boolean identity(Side client) {
        List<String> types = client.get("tls.handshake.extension.type");
        List<String> lengths = client.get("tls.handshake.extension.len");
        for (int i = 0; i < types.size(); i++) {
            if (types.get(i).equals("41")
                    || (types.get(i).equals("35") && !lengths.get(i).equals("0"))) {
                return true;
            }
        }
        return false;
    }

    private static String hex(String number) {
        try {
            int value = Integer.decode(number);
            return String.format("0x%04x", value);
        } catch (NumberFormatException none) {
            return number;
        }
    }

    private static String version(String number) {
        return switch (number) {
            case "0x0303" -> "TLSv1.2";
            case "0x0302" -> "TLSv1.1";
            case "0x0301" -> "TLSv1";
            default -> number;
        };
    }

    private static String fingerprint(List<String> certificates) {
        try {
            return certificates.isEmpty()
                    ? "-"
                    : HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256")
                                    .digest(HexFormat.of()
                                            .parseHex(certificates.get(0).replace(":", ""))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void compare(
            Map<String, Map<String, Integer>> seen, Map<String, Map<String, Integer>> told, Map<String, String> about) {
        int handshakes = 0;
        int different = 0;
        Map<String, Integer> kinds = new TreeMap<>();
        for (Map.Entry<String, String> one : about.entrySet()) {
            Map<String, Integer> left = seen.getOrDefault(one.getKey(), Map.of());
            Map<String, Integer> right = told.getOrDefault(one.getKey(), Map.of());
            handshakes += left.values().stream().mapToInt(count -> count).sum();
            left.forEach((facts, count) ->
                    kinds.merge(facts.replaceAll(" (alpn|offered|named|certificate)=[^ ]*", ""), count, Integer::sum));
            if (!left.equals(right)) {
                different++;
                System.out.println(
                        one.getKey() + " (" + one.getValue() + ")\n  tshark  " + left + "\n  waxseal " + right);
            }
        }
        kinds.forEach((kind, count) -> System.out.println(count + "  " + kind));
        System.out.println(handshakes + " handshakes, " + different + " differences; files in " + directory);
    }

    private static String file(String name) {
        return directory.resolve(name).toString();
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + "\n" + said);
        }
    }

    private static Process start(String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        directory.resolve(command[0] + STARTED.size() + ".log").toFile())
                .start();
        STARTED.add(process);
        return process;
    }
}
