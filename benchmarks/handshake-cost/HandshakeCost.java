import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * What a handshake costs a client JVM in CPU time, all of its threads but the compilers', with the agent and without, in
 * interleaved rounds, once warm; Linux: {@code java HandshakeCost.java AGENT.jar ROUNDS HANDSHAKES}. The server is this JVM, which has no agent.
 */
final class HandshakeCost {

    private static final String SECRET = "secret";

    private HandshakeCost() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("client")) {
            client(Path.of(arguments[1]), Integer.parseInt(arguments[2]), arguments[3], Integer.parseInt(arguments[4]));
            return;
        }
        Path store = Files.createTempDirectory("handshake-cost").resolve("store.p12");
        run(List.of(
                "keytool",
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-ext",
                "eku=serverAuth",
                "-keystore",
                store.toString(),
                "-storepass",
                SECRET,
                "-storetype",
                "PKCS12"));
        SSLServerSocket listening = (SSLServerSocket)
                context(store).getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread serving = new Thread(() -> serve(listening));
        serving.setDaemon(true);
        serving.start();
        for (String protocol : List.of("TLSv1.3", "TLSv1.2")) {
            List<Double> ratios = new ArrayList<>();
            double[] least = {Double.MAX_VALUE, Double.MAX_VALUE};
            for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
                double[] cost = new double[2];
                for (int with : round % 2 == 0 ? new int[] {0, 1} : new int[] {1, 0}) {
                    cost[with] = measured(
                            store, listening.getLocalPort(), protocol, arguments[2], with == 1 ? arguments[0] : null);
                    least[with] = Math.min(least[with], cost[with]);
                }
                ratios.add(cost[1] / cost[0]);
                System.out.printf(
                        "%s without %.0f µs, with %.0f µs: %.3f%n", protocol, cost[0], cost[1], cost[1] / cost[0]);
            }
            ratios.sort(null);
            System.out.printf(
                    "%s median ratio %.3f, least against least %.3f%n",
                    protocol, ratios.get(ratios.size() / 2), least[1] / least[0]);
        }
    }

    private static double measured(Path store, int port, String protocol, String count, String agent) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        if (agent != null) {
            command.add("-javaagent:" + agent + "=output=" + Files.createTempDirectory("handshake-cost"));
        }
        command.addAll(List.of(
                "benchmarks/handshake-cost/HandshakeCost.java",
                "client",
                store.toString(),
                "" + port,
                protocol,
                count));
        return Double.parseDouble(run(command));
    }

    private static String run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        process.waitFor();
        return said;
    }

    /** Full handshakes, a byte each way; the first half warms up. */
    private static void client(Path store, int port, String protocol, int count) throws Exception {
        SSLContext context = context(store);
        context.getClientSessionContext().setSessionTimeout(1);
        double began = 0;
        for (int i = 0; i < 2 * count; i++) {
            if (i == count) {
                began = cpuTime();
            }
            try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", port)) {
                socket.setTcpNoDelay(true);
                javax.net.ssl.SSLParameters parameters = socket.getSSLParameters();
                parameters.setProtocols(new String[] {protocol});
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.getSession().invalidate(); // so that none is gone on with
                socket.getOutputStream().write("?".getBytes(US_ASCII));
                socket.getInputStream().read();
            }
        }
        System.out.println((cpuTime() - began) / count);
        System.exit(0);
    }

    /** What all threads of this JVM have taken but its compilers, in microseconds. */
    private static double cpuTime() throws IOException {
        long nanos = 0;
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
            for (Path thread : threads) {
                try {
                    if (!Files.readString(thread.resolve("comm")).contains("CompilerThre")) {
                        nanos += Long.parseLong(
                                Files.readString(thread.resolve("schedstat")).split(" ")[0]);
                    }
                } catch (NoSuchFileException ended) {
                    continue;
                }
            }
        }
        return nanos / 1e3;
    }

    private static void serve(SSLServerSocket listening) {
        while (true) {
            try (SSLSocket socket = (SSLSocket) listening.accept()) {
                socket.setTcpNoDelay(true);
                socket.getInputStream().read();
                socket.getOutputStream().write('!');
            } catch (IOException refused) {
                continue;
            }
        }
    }

    private static SSLContext context(Path file) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, SECRET.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, SECRET.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("a", store.getCertificate("a"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
