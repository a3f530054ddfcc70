package dev.waxseal.guest;

import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** An application that sends a password and tells what became of it: {@code Postman URL HOW}. */
@SuppressWarnings("SystemOut")
public final class Postman {

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
                System.out.println(send(url + "&token=Canary-2"));
            }
            case "load" -> {
                try (URLClassLoader library = new URLClassLoader(new URL[] {new URL(arguments[2])})) {
                    System.out.println(library.loadClass(arguments[3]).getName());
                }
            }
            case "virtual" -> virtual(url, Integer.parseInt(arguments[2]));
            default -> throw new IllegalArgumentException();
        }
    }

    private static String send(String url) throws Exception {
        try (InputStream in = URI.create(url).toURL().openStream()) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII);
        }
    }

    /** All at once on virtual threads, whose interface JDK 17 does not know. */
    private static void virtual(String url, int count) throws Exception {
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        ThreadFactory threads = (ThreadFactory)
                Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
        AtomicInteger answered = new AtomicInteger();
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            threads.newThread(() -> {
                        try {
                            go.await();
                            send(url);
                            answered.incrementAndGet();
                        } catch (Exception refused) {
                            // the operating system's limit, not ours
                        } finally {
                            done.countDown();
                        }
                    })
                    .start();
        }
        go.countDown();
        done.await();
        System.out.println("answered " + (answered.get() > 0));
    }
}
