package dev.waxseal.benchmarks;

import dev.waxseal.catalogue.Severity;
import dev.waxseal.detect.Detection;
import dev.waxseal.detect.Sighting;
import dev.waxseal.detect.UserKind;
import dev.waxseal.wire.Content;
import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.RequestHead;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Inspects what web services and browsers send and answer; {@link #ceiling} is what the same machine could do at best, byte by byte. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // set up by JMH
public class InspectBenchmark {

    /** The built-in rules have some two thousand names. */
    private static final int DOUBLE = 2000;

    /** Letters at the end of a message that leaks, which tell one from another. */
    private static final int COUNTED = 6;

    @Param({"orders", "products", "repositories", "metrics", "html", "form", "prose"})
    String text;

    @Param({"1024", "65536"})
    int bytes;

    @Param({"false"})
    boolean twiceTheRules;

    private Detection detection;
    private Content clean;
    private Content leaking;
    private int leaks;
    private RequestHead head;
    private final byte[] table = new byte[256];

    @Setup
    public void setUp() {
        Random random = new Random(1);
        List<UserKind> more = new ArrayList<>();
        for (int i = 0; twiceTheRules && i < DOUBLE; i++) {
            more.add(new UserKind(
                    "kind-" + i, List.of("zq" + word(random) + " zq" + word(random)), null, Severity.HIGH, "measured"));
        }
        detection = Detection.with(more);
        String cleanText = new CleanText().of(text, bytes);
        head = new RequestHead(
                "POST",
                "http",
                "/v1/repositories/42/branches?page=2",
                "api.example",
                "HTTP/1.1",
                new Fields(List.of(
                        new Field("Host", "api.example"),
                        new Field("Content-Type", mediaType()),
                        new Field("User-Agent", "Java-http-client/17.0.15"))));
        clean = content(cleanText);
        leaking = content(
                text.equals("form") ? "password=hunter2&" + cleanText : "{\"password\":\"hunter2\"," + cleanText);
        if (!detection.inspect(clean).isEmpty() || detection.inspect(leaking).isEmpty()) {
            throw new IllegalStateException("not what this measures");
        }
        random.nextBytes(table);
    }

    @Benchmark
    public List<Sighting> clean() {
        return detection.inspect(clean);
    }

    @Benchmark
    public List<Sighting> cleanHead() {
        return detection.inspect(head);
    }

    /** Each says something else, as requests with an id or a time in them do. */
    @Benchmark
    public List<Sighting> leaking() {
        byte[] b = leaking.bytes();
        leaks++;
        for (int i = 0; i < COUNTED; i++) {
            b[leaking.to() - 1 - i] = (byte) ('a' + (leaks >>> (4 * i) & 0xf));
        }
        return detection.inspect(leaking);
    }

    /** Each says the very same. */
    @Benchmark
    public List<Sighting> leakingAgain() {
        return detection.inspect(leaking);
    }

    @Benchmark
    public int ceiling() {
        int sum = 0;
        for (byte b : clean.bytes()) {
            sum += table[b & 0xff];
        }
        return sum;
    }

    private String mediaType() {
        switch (text) {
            case "form":
                return "application/x-www-form-urlencoded";
            case "html":
                return "text/html";
            case "prose":
                return "text/plain";
            default:
                return "application/json";
        }
    }

    private Content content(String all) {
        byte[] b = all.getBytes(StandardCharsets.UTF_8);
        return new Content(head, Content.Form.BODY, b, 0, b.length);
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 3 + random.nextInt(6); i > 0; i--) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }
}
