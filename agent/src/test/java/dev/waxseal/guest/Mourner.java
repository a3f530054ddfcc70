package dev.waxseal.guest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An application whose end is a bad one: {@code Mourner URL HOW THREADS}. It asks for one path after another on connections that it
 * keeps, and says the name of each one that was answered.
 */
@SuppressWarnings("SystemOut")
public final class Mourner {

    /** Asked for after the worst is over. */
    static final int AFTERWARDS = 50;

    /** As many once a stack has overflown at every depth, of which something may be left behind. */
    static final int LONG_AFTERWARDS = 500;

    private final URI url;
    private final char thread;
    private Socket socket;
    private final AtomicInteger number = new AtomicInteger();

    private Mourner(URI url, int thread) throws IOException {
        this.url = url;
        this.thread = (char) ('a' + thread);
        connect();
    }

    private void connect() throws IOException {
        socket = new Socket(url.getHost(), url.getPort());
        socket.setTcpNoDelay(true);
    }

    public static void main(String[] arguments) throws Exception {
        URI url = URI.create(arguments[0]);
        int threads = Integer.parseInt(arguments[2]);
        List<Mourner> mourners = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            mourners.add(new Mourner(url, i));
        }
        if (arguments.length > 3 && arguments[3].equals("on")) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> talkOn(mourners)));
        }
        switch (arguments[1]) {
            case "talk" -> mourners.forEach(mourner -> mourner.start(mourner::talk));
            case "overflow" -> {
                for (Mourner mourner : mourners) {
                    mourner.start(() -> mourner.overflow(Integer.parseInt(arguments[3])));
                }
            }
            case "exhaust" -> mourners.get(0).exhaust();
            case "exit" -> {
                mourners.forEach(mourner -> mourner.start(mourner::talk));
                System.in.read();
                System.exit(3);
            }
            case "halt" -> {
                mourners.forEach(mourner -> mourner.start(mourner::talk));
                System.in.read();
                Runtime.getRuntime().halt(4);
            }
            default -> throw new IllegalArgumentException();
        }
    }

    private void start(Task task) {
        new Thread(
                        null,
                        () -> {
                            try {
                                task.run();
                            } catch (IOException refused) {
                                System.out.println(refused);
                            }
                        },
                        "mourner",
                        512 << 10)
                .start();
    }

    private interface Task {
        void run() throws IOException;
    }

    /** Keeps the JVM from its end until everybody has said some more, as a server does that shuts down with grace. */
    private static void talkOn(List<Mourner> mourners) {
        for (Mourner mourner : mourners) {
            int enough = mourner.number.get() + AFTERWARDS;
            while (mourner.number.get() < enough) {
                Thread.onSpinWait();
            }
        }
    }

    private void talk() throws IOException {
        while (true) {
            ask();
        }
    }

    /** Asks at every depth of the stack where it is nearly full, at some above, and goes on as if nothing had been. */
    private void overflow(int steps) throws IOException {
        ask(); // a class of the JDK's that overflows while it is initialised is lost to everybody for good
        int deepest = deepest();
        int struck = 0;
        for (int step = 0; step < 2 * steps; step++) {
            int depth = deepest - (step < steps ? step : steps + 7 * (step - steps));
            if (depth < 0) {
                break;
            }
            String name = name(number.getAndIncrement());
            byte[] letter = letter(name);
            OutputStream out = socket.getOutputStream();
            boolean written = false;
            try {
                writeAt(depth, out, letter);
                written = true;
            } catch (StackOverflowError full) {
                struck++;
                connect(); // nobody knows what became of the request
            }
            if (written) {
                awaitAnswer();
                System.out.println(name);
            }
        }
        System.out.println("struck " + struck);
        System.out.println("afterwards");
        for (int i = 0; i < LONG_AFTERWARDS; i++) {
            ask();
        }
    }

    /** Measured with the very frames that are counted afterwards; others have another size. */
    private int deepest() throws IOException {
        int depth = 1;
        while (true) {
            try {
                writeAt(depth, OutputStream.nullOutputStream(), new byte[0]);
                depth += 10;
            } catch (StackOverflowError full) {
                return depth;
            }
        }
    }

    private int writeAt(int depth, OutputStream out, byte[] letter) throws IOException {
        if (depth > 0) {
            return 1 + writeAt(depth - 1, out, letter);
        }
        out.write(letter);
        return 0;
    }

    /** Asks with less and less memory left, and goes on as if nothing had been. */
    private void exhaust() throws IOException {
        List<byte[]> all = new ArrayList<>(10_000);
        List<String> names = new ArrayList<>(100);
        int struck = 0;
        for (int size = 1 << 20; size >= 1 << 10; size /= 4) {
            fill(all, size);
            for (int i = 0; i < 5; i++) {
                try {
                    names.add(answered());
                } catch (OutOfMemoryError notNow) {
                    struck++;
                    all.remove(0); // the largest
                    connect(); // nobody knows what became of the request
                }
            }
        }
        all.clear();
        names.forEach(System.out::println);
        System.out.println("struck " + struck);
        System.out.println("afterwards");
        for (int i = 0; i < AFTERWARDS; i++) {
            ask();
        }
    }

    private static void fill(List<byte[]> all, int size) {
        try {
            while (all.size() < 10_000) {
                all.add(new byte[size]);
            }
        } catch (OutOfMemoryError full) {
            // as was meant
        }
    }

    private void ask() throws IOException {
        System.out.println(answered());
    }

    /** One request; its name when it is answered. */
    private String answered() throws IOException {
        String name = name(number.getAndIncrement());
        socket.getOutputStream().write(letter(name));
        awaitAnswer();
        return name;
    }

    private byte[] letter(String name) {
        return ("GET /" + name + "?" + url.getQuery() + " HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\n\r\n")
                .getBytes(US_ASCII);
    }

    private void awaitAnswer() throws IOException {
        InputStream in = socket.getInputStream();
        for (int matched = 0; matched < "thanks".length(); ) {
            int c = in.read();
            if (c < 0) {
                throw new IOException("no answer");
            }
            matched = c == "thanks".charAt(matched) ? matched + 1 : 0;
        }
    }

    /** A word of its own for each number, since addresses that differ in numbers alone are one to the report. */
    private String name(int number) {
        char[] name = {thread, letter(number / 400), letter(number / 20), letter(number)};
        return new String(name);
    }

    private static char letter(int number) {
        return "bcdfghjklmnpqrstvwxz".charAt(number % 20);
    }
}
