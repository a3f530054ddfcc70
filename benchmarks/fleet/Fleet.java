import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** Writes the journals of a fleet: {@code java Fleet.java DIR JOURNALS LINES}. Most of what its JVMs say they say alike. */
final class Fleet {

    private static final int FINDINGS = 200;
    private static final int DESTINATIONS = 100;

    public static void main(String[] arguments) throws IOException {
        Path directory = Files.createDirectories(Path.of(arguments[0], "journal"));
        int lines = Integer.parseInt(arguments[2]);
        IntStream.range(0, Integer.parseInt(arguments[1])).parallel().forEach(jvm -> {
            try {
                write(
                        directory.resolve(jvm + "-00000000-0000-4000-8000-00000000000" + jvm % 10 + ".jsonl"),
                        jvm,
                        lines);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static void write(Path file, int jvm, int lines) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            line(
                    out,
                    "\"started\",\"schema\":\"waxseal-journal/1\",\"pid\":" + jvm
                            + ",\"uuid\":\"u\",\"java\":\"17.0.15\","
                            + "\"vendor\":\"Debian\",\"command\":\"com.acme.Shop\",\"agent\":\"0.1.0\",\"settings\":\"output=waxseal\","
                            + "\"time\":" + (1_764_000_000_000L + jvm));
            line(out, "\"seam\",\"name\":\"sockets\",\"at\":\"sun.nio.ch.NioSocketImpl\"");
            for (int i = 1; i <= FINDINGS; i++) {
                line(
                        out,
                        "\"finding\",\"number\":" + i
                                + ",\"finding\":{\"rule\":\"plaintext-data\",\"severity\":\"critical\","
                                + "\"kind\":\"password\",\"direction\":\"request\",\"location\":\"body:$.user.password\","
                                + "\"evidence\":\"•••••••• (8 characters)\",\"request\":{\"method\":\"POST\",\"url\":"
                                + "\"http://payments" + i
                                + ".example:8080/login\",\"version\":\"HTTP/1.1\"},\"destination\":{\"host\":"
                                + "\"payments" + i
                                + ".example\",\"port\":8080,\"address\":\"192.0.2.7\"},\"encrypted\":false,"
                                + "\"stage\":\"wire\",\"client\":\"okhttp\",\"origin\":{\"class\":\"com.acme.Pay" + i
                                + "\",\"method\":\"charge\",\"file\":\"Pay.java\",\"line\":42}}");
            }
            int left = lines - FINDINGS - 3;
            for (int i = 0; i < left; i++) {
                int count = 2 + i / (FINDINGS + DESTINATIONS);
                if (i % 3 == 2) {
                    line(
                            out,
                            "\"destination\",\"host\":\"payments" + i % DESTINATIONS + ".example\",\"port\":443,"
                                    + "\"scheme\":\"https\",\"requests\":" + count + ",\"encrypted\":true");
                } else {
                    line(out, "\"repeated\",\"number\":" + (1 + i % FINDINGS) + ",\"count\":" + count);
                }
            }
            line(out, "\"ended\"");
        }
    }

    private static void line(BufferedWriter out, String members) throws IOException {
        out.write("{\"type\":" + members + "}\n");
    }
}
