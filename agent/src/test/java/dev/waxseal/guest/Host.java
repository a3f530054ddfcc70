package dev.waxseal.guest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.math.BigInteger;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.security.MessageDigest;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * An application that an agent comes to and leaves: {@code Host URL}, in a JVM that it looks into. It does what it is told,
 * line by line, and answers with the line {@code over} when that is done.
 */
@SuppressWarnings("SystemOut")
public final class Host {

    private static volatile @Nullable Instrumentation given;

    private final String url;
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicReference<String> failed = new AtomicReference<>("nothing");
    private final List<Thread> busy = new ArrayList<>();
    private volatile boolean stopped;
    private Socket begun = new Socket();
    private final ReferenceQueue<Object> collected = new ReferenceQueue<>();
    private WeakReference<@Nullable Object> ear = new WeakReference<>(null);

    private Host(String url) {
        this.url = url;
    }

    /** Lets the program see class files as the JVM gives them to an agent that comes after all others so far. */
    public static void agentmain(String argument, Instrumentation instrumentation) {
        given = instrumentation;
    }

    public static void main(String[] arguments) throws Exception {
        Host host = new Host(arguments[0]);
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, US_ASCII))) {
            for (String order = in.readLine(); order != null; order = in.readLine()) {
                host.obey(order);
                System.out.println("over " + order);
            }
        }
    }

    private void obey(String order) throws Exception {
        switch (order) {
            case "send" -> System.out.println(send());
            case "classes" -> classes().forEach((name, digest) -> System.out.println("class " + name + ' ' + digest));
            case "remains" -> remains();
            case "work" -> work();
            case "rest" -> rest();
            case "begin" -> begin();
            case "finish" -> finish();
            case "meet" -> ear = new WeakReference<>(ear(), collected);
            case "miss" -> System.out.println(isGone() ? "gone" : "still there");
            default -> throw new IllegalArgumentException(order);
        }
    }

    private String send() throws Exception {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url).toURL().openConnection();
        try (InputStream in = connection.getInputStream()) {
            return new String(in.readAllBytes(), US_ASCII);
        }
    }

    /** The class files that an agent is shown which comes last, of all classes that have to do with connections. */
    private static Map<String, String> classes() throws Exception {
        SocketChannel.open().close(); // so that it is there
        Instrumentation instrumentation = requireNonNull(given);
        List<Class<?>> those = new ArrayList<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            String name = type.getName();
            boolean related = name.startsWith("sun.nio.ch.")
                    || name.startsWith("sun.net.")
                    || name.startsWith("java.net.")
                    || name.startsWith("java.lang.Process")
                    || name.startsWith("sun.security.ssl.");
            if (related && instrumentation.isModifiableClass(type)) {
                those.add(type);
            }
        }
        Map<String, String> digests = new TreeMap<>();
        ClassFileTransformer reader = new ClassFileTransformer() {
            @Override
            public byte @Nullable [] transform(
                    ClassLoader loader, String name, Class<?> type, ProtectionDomain domain, byte[] classFile) {
                if (type != null && those.contains(type)) {
                    digests.put(type.getName(), digest(classFile));
                }
                return null;
            }
        };
        instrumentation.addTransformer(reader, true);
        instrumentation.retransformClasses(those.toArray(Class<?>[]::new));
        instrumentation.removeTransformer(reader);
        return digests;
    }

    private static String digest(byte[] classFile) {
        try {
            return new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(classFile)).toString(16);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Threads and hooks that are the agent's. */
    private static void remains() throws Exception {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("waxseal")) {
                System.out.println("thread " + thread.getName());
            }
        }
        Field hooks = Class.forName("java.lang.ApplicationShutdownHooks").getDeclaredField("hooks");
        hooks.setAccessible(true);
        for (Object hook : ((Map<?, ?>) hooks.get(null)).keySet()) {
            System.out.println("hook " + ((Thread) hook).getName());
        }
    }

    private void work() {
        stopped = false;
        for (int i = 0; i < 4; i++) {
            Thread thread = new Thread(() -> {
                while (!stopped) {
                    try {
                        answered.addAndGet(send().equals("thanks") ? 1 : 0);
                    } catch (Exception | LinkageError failure) {
                        failed.set(failure.toString());
                    }
                }
            });
            busy.add(thread);
            thread.start();
        }
        while (answered.get() < 100) {
            Thread.onSpinWait();
        }
    }

    private void rest() throws InterruptedException {
        int before = answered.get();
        while (answered.get() < before + 100) {
            Thread.onSpinWait();
        }
        stopped = true;
        for (Thread thread : busy) {
            thread.join();
        }
        busy.clear();
        System.out.println("failed: " + failed.get());
    }

    private void begin() throws Exception {
        URI uri = URI.create(url);
        begun = new Socket(uri.getHost(), uri.getPort());
        begun.getOutputStream()
                .write(("POST " + uri.getPath() + "/begun HTTP/1.1\r\nHost: " + uri.getAuthority()
                                + "\r\nContent-Type: application/json\r\nContent-Length: 44\r\n\r\n{\"password\":\"Canary-5d1k-Dingo\",")
                        .getBytes(US_ASCII));
    }

    private void finish() throws Exception {
        begun.getOutputStream().write("\"and\":\"more\"}".getBytes(US_ASCII));
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("thanks") < 0) {
            answer.append((char) begun.getInputStream().read());
        }
        begun.close();
        System.out.println("thanks");
    }

    private static Object ear() throws ReflectiveOperationException {
        return Class.forName("java.lang.WaxsealTap").getMethod("ear").invoke(null);
    }

    private boolean isGone() throws Exception {
        boolean gone = false;
        for (int i = 0; i < 50 && !gone; i++) {
            System.gc();
            gone = collected.remove(20) == ear;
        }
        return ear() == null && gone;
    }
}
