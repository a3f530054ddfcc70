package dev.waxseal.guest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** An application that sends a password and tells what became of it: {@code Postman URL HOW}. */
@SuppressWarnings("SystemOut")
public final class Postman {

    /** How many letters are sent one after the other. */
    static final int LETTERS = 100;

    private Postman() {}

    public static void main(String[] arguments) throws Exception {
        String url = arguments[0];
        switch (arguments[1]) {
            case "end" -> System.out.println(send(url));
            case "exit" -> {
                System.out.println(send(url));
                System.exit(3);
            }
            case "halt" -> {
                System.out.println(send(url));
                Runtime.getRuntime().halt(4);
            }
            case "wait" -> {
                System.out.println(send(url));
                System.in.read();
                System.out.println("again " + send(url));
                System.in.read();
            }
            case "interrupted" -> {
                Thread.currentThread().interrupt();
                System.out.println(send(url) + ' ' + Thread.interrupted());
                System.out.println(each(url, LETTERS, true));
            }
            case "each" -> System.out.println(each(url, LETTERS, false));
            case "each, after a line" -> {
                System.out.println(each(url, 1, false));
                System.in.read();
                System.out.println(each(url, LETTERS, false));
            }
            case "connect only" ->
                new Socket(URI.create(url).getHost(), URI.create(url).getPort()).close();
            case "start others" -> startOthers(url);
            case "connected" -> connected(URI.create(url));
            case "load" -> {
                try (URLClassLoader library = new URLClassLoader(new URL[] {new URL(arguments[2])})) {
                    for (String name : arguments[3].split(",", -1)) {
                        library.loadClass(name);
                    }
                    System.out.println(arguments[3]);
                }
            }
            case "virtual" -> System.out.println(virtual(url, Integer.parseInt(arguments[2])));
            default -> throw new IllegalArgumentException();
        }
    }

    private static String send(String url) throws Exception {
        try (InputStream in = URI.create(url).toURL().openStream()) {
            return new String(in.readAllBytes(), US_ASCII);
        }
    }

    /** Sends so many letters, each to an address of its own; returns how many were answered. */
    private static int each(String url, int letters, boolean interrupted) throws Exception {
        Thread sending = Thread.currentThread();
        AtomicBoolean over = new AtomicBoolean(!interrupted);
        Thread interrupting = new Thread(() -> {
            while (!over.get()) {
                sending.interrupt();
            }
        });
        interrupting.start();
        int answered = 0;
        for (int i = 0; i < letters; i++) {
            answered += send(address(url, i)).equals("thanks") ? 1 : 0;
        }
        over.set(true);
        while (interrupting.isAlive()) {
            Thread.onSpinWait();
        }
        Thread.interrupted();
        return answered;
    }

    /** One of a hundred addresses that look alike to nobody. */
    private static String address(String url, int i) {
        String name = "/" + (char) ('a' + i / 10 % 10) + (char) ('k' + i % 10);
        return url.replace("/login", name);
    }

    /** Starts a JVM that sends a letter, and twice a shell that could. */
    private static void startOthers(String url) throws Exception {
        new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Postman.class.getName(),
                        url,
                        "end")
                .inheritIO()
                .start()
                .waitFor();
        new ProcessBuilder(
                        "sh",
                        "-c",
                        ": http://carol:Canary-7f3q-Zebra@payments.example/pay --password Canary-8g4r-Okapi")
                .start()
                .waitFor();
        Runtime.getRuntime().exec(new String[] {"sh", "-c", ":"}).waitFor();
    }

    /** Sends one letter on each of two connections, waits, and sends another on each. */
    private static void connected(URI url) throws Exception {
        byte[] letter = ("GET " + url.getPath() + '?' + url.getQuery() + " HTTP/1.1\r\nHost: " + url.getAuthority()
                        + "\r\n\r\n")
                .getBytes(US_ASCII);
        try (Socket socket = new Socket(url.getHost(), url.getPort());
                SocketChannel channel = SocketChannel.open(new InetSocketAddress(url.getHost(), url.getPort()))) {
            for (int i = 0; i < 2; i++) {
                socket.getOutputStream().write(letter);
                channel.write(ByteBuffer.wrap(letter));
                String one = answer(socket.getInputStream());
                String other = answer(Channels.newInputStream(channel));
                System.out.println(one + ' ' + other);
                System.in.read();
            }
        }
    }

    private static String answer(InputStream in) throws Exception {
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("thanks") < 0) {
            answer.append((char) in.read());
        }
        return "thanks";
    }

    /** All at once on virtual threads, whose interface JDK 17 does not know; returns how many were answered. */
    private static int virtual(String url, int count) throws Exception {
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        ThreadFactory threads = (ThreadFactory)
                Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
        AtomicInteger answered = new AtomicInteger();
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            String address = address(url, i);
            threads.newThread(() -> {
                        try {
                            go.await();
                            send(address);
                            answered.incrementAndGet();
                        } catch (Exception refused) {
                            System.out.println(refused);
                        } finally {
                            done.countDown();
                        }
                    })
                    .start();
        }
        go.countDown();
        done.await();
        return answered.get();
    }
}
