import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
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
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * What a handshake, and what a megabyte received, costs a client JVM in CPU time, all of its threads but the compilers', with the agent
 * and without, once warm; Linux: {@code java HandshakeCost.java AGENT.jar ROUNDS HANDSHAKES}, and as many megabytes, all of them over one
 * connection. Both JVMs live all the while and take turns, a hundred handshakes each, so that what else the machine does meets both. The
 * server is this JVM, which has no agent.
 */
final class HandshakeCost {

    private static final String SECRET = "secret";
    private static final String BULK = "bulk ";
    private static final int TURN = 100;
    private static final int RECORD = 16 << 10;
    private static final byte[] CONTENT = new byte[RECORD];

    private HandshakeCost() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("client")) {
            client(Path.of(arguments[1]), Integer.parseInt(arguments[2]), arguments[3]);
            return;
        }
        Path store = Files.createTempDirectory("handshake-cost").resolve("store.p12");
        new ProcessBuilder(
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
                        "PKCS12")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        SSLServerSocket listening = (SSLServerSocket)
                context(store).getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread serving = new Thread(() -> serve(listening));
        serving.setDaemon(true);
        serving.start();
        for (String protocol : List.of("TLSv1.3", "TLSv1.2")) {
            for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
                try (Client without = new Client(store, listening.getLocalPort(), protocol, null);
                        Client with = new Client(store, listening.getLocalPort(), protocol, arguments[0])) {
                    compare(protocol + " handshake", without, with, "", Integer.parseInt(arguments[2]));
                    compare(protocol + " megabyte", without, with, BULK, Integer.parseInt(arguments[2]));
                }
            }
        }
    }

    private static void compare(String what, Client without, Client with, String how, int count) throws IOException {
        without.cost(how, count); // warms up
        with.cost(how, count);
        List<Double> ratios = new ArrayList<>();
        double[] all = new double[2];
        for (int turn = 0; turn < count / TURN; turn++) {
            boolean first = turn % 2 == 0;
            double one = (first ? without : with).cost(how, TURN);
            double other = (first ? with : without).cost(how, TURN);
            double base = first ? one : other;
            double heard = first ? other : one;
            all[0] += base;
            all[1] += heard;
            ratios.add(heard / base);
        }
        ratios.sort(null);
        System.out.printf(
                "%s without %.0f µs, with %.0f µs: %.3f; by turns, quartiles: %.3f %.3f %.3f%n",
                what,
                all[0] / ratios.size(),
                all[1] / ratios.size(),
                all[1] / all[0],
                ratios.get(ratios.size() / 4),
                ratios.get(ratios.size() / 2),
                ratios.get(ratios.size() * 3 / 4));
    }

    /** A JVM that makes as many handshakes as it is told to. */
    private static final class Client implements AutoCloseable {

        private final Process process;
        private final Writer asks;
        private final BufferedReader answers;

        Client(Path store, int port, String protocol, String agent) throws IOException {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString()));
            if (agent != null) {
                command.add("-javaagent:" + agent + "=output=" + Files.createTempDirectory("handshake-cost"));
            }
            command.addAll(List.of(
                    "benchmarks/handshake-cost/HandshakeCost.java", "client", store.toString(), "" + port, protocol));
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            asks = process.outputWriter(UTF_8);
            answers = process.inputReader(UTF_8);
        }

        /** Microseconds for each of so many. */
        double cost(String how, int count) throws IOException {
            asks.write(how + count + "\n");
            asks.flush();
            return Double.parseDouble(answers.readLine());
        }

        @Override
        public void close() throws IOException {
            asks.close();
            process.onExit().join();
        }
    }

    /** As many as each line says: full handshakes with a byte each way, or so many megabytes over a connection that stays. */
    private static void client(Path store, int port, String protocol) throws Exception {
        SSLContext context = context(store);
        context.getClientSessionContext().setSessionTimeout(1);
        BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        SSLSocket bulk = null;
        for (String line = asked.readLine(); line != null; line = asked.readLine()) {
            boolean megabytes = line.startsWith(BULK);
            int count = Integer.parseInt(megabytes ? line.substring(BULK.length()) : line);
            if (megabytes && bulk == null) {
                bulk = open(context, port, protocol);
            }
            double began = cpuTime();
            for (int i = 0; i < count; i++) {
                if (bulk != null) {
                    receive(bulk, 1);
                } else {
                    try (SSLSocket socket = open(context, port, protocol)) {
                        receive(socket, 0);
                    }
                }
            }
            System.out.println((cpuTime() - began) / count);
        }
        System.exit(0);
    }

    private static SSLSocket open(SSLContext context, int port, String protocol) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", port);
        socket.setTcpNoDelay(true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(new String[] {protocol});
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.getSession().invalidate(); // so that none is gone on with
        return socket;
    }

    /** A byte each way, and so many megabytes. */
    private static void receive(SSLSocket socket, int megabytes) throws IOException {
        socket.getOutputStream().write(megabytes);
        byte[] some = new byte[RECORD];
        for (long left = 1 + ((long) megabytes << 20); left > 0; ) {
            left -= socket.getInputStream().read(some, 0, (int) Math.min(left, some.length));
        }
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
            try {
                SSLSocket socket = (SSLSocket) listening.accept();
                Thread answering = new Thread(() -> answer(socket));
                answering.setDaemon(true);
                answering.start();
            } catch (IOException refused) {
                continue;
            }
        }
    }

    private static void answer(SSLSocket connection) {
        try (SSLSocket socket = connection) {
            socket.setTcpNoDelay(true);
            for (int megabytes = socket.getInputStream().read();
                    megabytes >= 0;
                    megabytes = socket.getInputStream().read()) {
                socket.getOutputStream().write('!');
                for (int i = 0; i < megabytes << 6; i++) {
                    socket.getOutputStream().write(CONTENT);
                }
            }
        } catch (IOException closed) {
            return;
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
