package dev.waxseal.benchmarks;

import dev.waxseal.detect.Detection;
import dev.waxseal.detect.Severity;
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

/** Inspects JSON as web services answer it; {@link #ceiling} is what the same machine could do at best, byte by byte. */
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

    private static final String[] WORDS =
            ("the quick brown fox that jumps over a lazy dog and then sleeps until spring while branches grow in every"
                            + " forest where authors keep their monkeys from the keyboard of some platform with tests for each"
                            + " release")
                    .split(" ", -1);

    @Param({"1024", "65536"})
    int bytes;

    @Param({"false", "true"})
    boolean twiceTheRules;

    private Detection detection;
    private Content clean;
    private Content leaking;
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
        String json = json(random, bytes);
        head = new RequestHead(
                "POST",
                "http",
                "/v1/repositories/42/branches?page=2",
                "api.example",
                "HTTP/1.1",
                new Fields(List.of(
                        new Field("Host", "api.example"),
                        new Field("Content-Type", "application/json"),
                        new Field("User-Agent", "Java-http-client/17.0.15"))));
        clean = content(json);
        leaking = content("{\"password\":\"hunter2\"," + json.substring(1));
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

    @Benchmark
    public List<Sighting> leaking() {
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

    private Content content(String json) {
        byte[] all = json.getBytes(StandardCharsets.UTF_8);
        return new Content(head, Content.Form.BODY, all, 0, all.length, true, true);
    }

    private static String json(Random random, int length) {
        StringBuilder json = new StringBuilder("{\"items\":[");
        while (json.length() < length) {
            json.append("{\"id\":").append(100_000_000 + random.nextInt(800_000_000));
            json.append(
                    ",\"node_id\":\"MDEwOlJlcG9zaXRvcnkxMjk2MjY5\",\"full_name\":\"octocat/Hello-World\",\"owner\":{");
            json.append(
                    "\"login\":\"octocat\",\"gravatar_id\":\"\",\"url\":\"https://api.example/users/octocat\",\"site_admin\":false}");
            json.append(",\"private\":false,\"description\":\"");
            for (int i = 0; i < 12; i++) {
                json.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
            }
            json.append(
                    "\",\"keys_url\":\"https://api.example/repos/octocat/keys{/key_id}\",\"created_at\":\"2011-01-26T19:01:12Z\"");
            json.append(",\"score\":")
                    .append(random.nextDouble())
                    .append(",\"email\":null,\"author_association\":\"OWNER\"},");
        }
        return json.substring(0, length);
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 3 + random.nextInt(6); i > 0; i--) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }
}
