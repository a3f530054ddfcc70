package dev.waxseal.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.wire.Content;
import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.RequestHead;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A secret is found wherever it is planted, and a trap nowhere: random nesting, encoding, charset, filling and split. */
class AnywhereTest {
    private static final Detection DETECTION = Detection.standard();
    private static final String[][] SECRETS = {
        {"password", "password", "hunter2"},
        {"card-number", "note", "4111111111111111"},
        {"iban", "note", "DE89370400440532013000"},
        {"api-key", "apiKey", "9f86d081884c7d659a2f"},
        {"us-ssn", "ssn", "536-22-1234"},
        {"email", "contact", "ada@example.com"},
        {"otp", "otp", "482910"},
        {"date-of-birth", "birthDate", "1985-07-21"},
        {"refresh-token", "refresh_token", "tGzv3JOkF0XG5Qx2TlKWIA"},
    };
    private static final String[][] TRAPS = {
        {"created", "1609459200000"},
        {"id", "503401288888818818"},
        {"uuid", "550e8400-e29b-41d4-a716-446655440000"},
        {"csrf_token", "2YotnFZFEjr1zCsicMWpAA"},
        {"password", "********"},
        {"author", "octocat"},
        {"price", "52.5702100309281"},
        {"max_tokens", "4096"},
        {"sha", "da39a3ee5e6b4b0d3255bfef95601890afd80709"},
        {"passwordPolicy", "strict"},
    };
    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_8, StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.ISO_8859_1);

    static Stream<Long> seeds() {
        return IntStream.range(0, 400).mapToObj(i -> (long) i);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_planted_secret_is_found(long seed) {
        Random random = new Random(seed);
        String[] secret = SECRETS[random.nextInt(SECRETS.length)];
        assertThat(kinds(content(random, secret[1], secret[2])))
                .as("seed %d", seed)
                .contains(secret[0]);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_trap_is_left_alone(long seed) {
        Random random = new Random(seed);
        String[] trap = TRAPS[random.nextInt(TRAPS.length)];
        assertThat(kinds(content(random, trap[0], trap[1]))).as("seed %d", seed).isEmpty();
    }

    /** One or two stretches, as the wire hands them over: the second repeats the end of the first. */
    private static List<Content> content(Random random, String name, String value) {
        String text = carrier(random, name, value, 2);
        Charset charset = CHARSETS.get(random.nextInt(CHARSETS.size()));
        byte[] bytes = text.getBytes(charset);
        String type = charset.equals(StandardCharsets.UTF_8) ? "text/plain" : "text/plain; charset=" + charset.name();
        RequestHead head = new RequestHead(
                "POST", "http", "/", "a.example", "HTTP/1.1", new Fields(List.of(new Field("Content-Type", type))));
        if (bytes.length < 800 || !charset.equals(StandardCharsets.UTF_8) || !text.startsWith("{")) {
            return List.of(new Content(head, Content.Form.BODY, bytes, 0, bytes.length, true, true));
        }
        int cut = 300 + random.nextInt(bytes.length - 400);
        return List.of(
                new Content(head, Content.Form.BODY, bytes, 0, cut, true, false),
                new Content(head, Content.Form.BODY, bytes, cut - 256, bytes.length, false, true));
    }

    private static String carrier(Random random, String name, String value, int depth) {
        String json = "{\"" + name + "\":\"" + value + "\"}";
        return switch (random.nextInt(depth > 0 ? 9 : 6)) {
            case 0 -> json;
            case 1 -> "a=1&" + name + "=" + value.replace("@", "%40").replace("*", "%2A") + "&b=2";
            case 2 -> "<r><x>1</x><" + name + ">" + value + "</" + name + "></r>";
            case 3 -> "first: 1\n" + name + ": \"" + value + "\"\nlast: 2\n";
            case 4 -> "id," + name + ",z\n1,\"" + value + "\",q\n";
            case 5 -> "{\"name\":\"" + name + "\",\"value\":\"" + value + "\"}";
            case 6 ->
                "{\"data\":\"" + Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8)) + "\"}";
            case 7 -> "{\"payload\":\"" + json.replace("\"", "\\\"") + "\"}";
            default ->
                filling(random) + "\"inner\":{\"list\":[1,[2," + json + "]]}" + ",\"z\":\"" + "w ".repeat(200) + "\"}";
        };
    }

    private static String filling(Random random) {
        StringBuilder json = new StringBuilder("{");
        for (int i = random.nextInt(60); i > 0; i--) {
            json.append("\"k")
                    .append(i)
                    .append("\":")
                    .append(random.nextInt(100000))
                    .append(',');
        }
        return json.toString();
    }

    private static Set<String> kinds(List<Content> stretches) {
        List<Sighting> sightings = new ArrayList<>();
        stretches.forEach(stretch -> sightings.addAll(DETECTION.inspect(stretch)));
        Set<String> kinds = new TreeSet<>();
        sightings.forEach(sighting -> kinds.add(sighting.kind()));
        return kinds;
    }
}
