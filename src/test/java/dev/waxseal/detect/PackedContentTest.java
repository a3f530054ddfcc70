package dev.waxseal.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.wire.Content;
import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.RequestHead;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In binary formats that name their values each is known by its name, as the libraries themselves write them. */
class PackedContentTest {
    private static final Detection DETECTION = Detection.standard();
    private static final String BOUNDARY = "b7";

    private record Packed(String format, String kind, String base64) {
        static Packed of(String line) {
            String[] columns = line.split(" \\| ", -1);
            return new Packed(columns[0], columns[1], columns[2]);
        }

        byte[] bytes() {
            return Base64.getDecoder().decode(base64);
        }
    }

    static Stream<String> formats() throws IOException {
        return all().stream().map(Packed::format).distinct();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void a_value_is_known_by_its_name(String format) throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Packed packed : all()) {
            if (packed.format.equals(format)) {
                Set<String> expected = packed.kind.equals("-") ? Set.of() : Set.of(packed.kind);
                judge(expected, kinds("application/octet-stream", packed.bytes()), "declared", packed, wrong);
                judge(expected, kinds("", packed.bytes()), "undeclared", packed, wrong);
                judge(
                        expected,
                        kinds("multipart/form-data; boundary=" + BOUNDARY, part(packed)),
                        "part",
                        packed,
                        wrong);
            }
        }

        assertThat(wrong).isEmpty();
    }

    private static void judge(Set<String> expected, Set<String> found, String as, Packed packed, List<String> wrong) {
        if (!found.equals(expected)) {
            wrong.add(as + ": " + expected + " but " + found + ": "
                    + new String(packed.bytes(), StandardCharsets.ISO_8859_1));
        }
    }

    private static byte[] part(Packed packed) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n";
        form.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        form.writeBytes(packed.bytes());
        form.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return form.toByteArray();
    }

    private static Set<String> kinds(String type, byte[] content) {
        Fields fields = new Fields(type.isEmpty() ? List.of() : List.of(new Field("Content-Type", type)));
        RequestHead head = new RequestHead("POST", "http", "/", "a.example", "HTTP/1.1", fields);
        Set<String> kinds = new TreeSet<>();
        DETECTION
                .inspect(new Content(head, Content.Form.BODY, content, 0, content.length))
                .forEach(sighting -> kinds.add(sighting.kind()));
        return kinds;
    }

    private static List<Packed> all() throws IOException {
        try (InputStream in = Objects.requireNonNull(PackedContentTest.class.getResourceAsStream("packed.txt"))) {
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Packed::of)
                    .toList();
        }
    }
}
