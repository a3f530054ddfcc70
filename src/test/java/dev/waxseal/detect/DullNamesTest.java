package dev.waxseal.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.detect.name.Names;
import dev.waxseal.detect.name.RuleFile;
import dev.waxseal.wire.Content;
import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.RequestHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** In a message that leaks, each new kind and place is found, whatever names stand around it and were seen before. */
class DullNamesTest {

    private static final Detection DETECTION = Detection.standard();

    /** Whoever asks why has every value looked at. */
    private static final Explanation ASKING = (location, consideration) -> {};

    /** Names that say nothing by themselves, and some that never say anything. */
    private static final List<String> OTHERS = List.of(
            "value",
            "name",
            "type",
            "id",
            "number",
            "code",
            "key",
            "p",
            "user",
            "content",
            "line",
            "coordinates",
            "t",
            "S",
            "string",
            "entry",
            "label",
            "input",
            "loc",
            "data",
            "date",
            "text",
            "display",
            "system",
            "coding",
            "headers",
            "article",
            "count",
            "price",
            "items",
            "note",
            "status",
            "createdAt",
            "customer",
            "mara@example.org",
            "12345678901");

    private static final List<String> VALUES = List.of(
            "hunter2secret",
            "4111111111111111",
            "password",
            "ssn",
            "078-05-1120",
            "12",
            "true",
            "mara@example.org",
            "D1234567",
            "blue mug",
            "iban",
            "DE89370400440532013000",
            "x-api-key",
            "8sKq0aVbW2q7ZtLm4xP0",
            "access_token",
            "phone",
            "+49 170 1234567",
            "--password",
            "1985-04-12",
            "token=8sKq0aVbW2q7ZtLm4xP0",
            "{\\\"pin\\\":\\\"4829\\\"}");

    private final Random random = new Random(13);
    private final List<String> names = new ArrayList<>(OTHERS);

    @Test
    void a_value_is_judged_alike_whether_its_name_was_seen_to_be_dull_or_not() {
        List<String> phrases = new ArrayList<>(Names.latin(RuleFile.all()));
        List<String> otherwise = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            names.subList(OTHERS.size(), names.size()).clear();
            for (int j = 0; j < 6; j++) {
                names.add(written(phrases.get(random.nextInt(phrases.size()))));
            }
            String text = "{\"password\":\"hunter2secret\",\"x\":" + object(3) + "}";
            if (!DETECTION.inspect(content(text)).equals(DETECTION.inspect(content(text), ASKING))) {
                otherwise.add(text);
            }
        }

        assertThat(otherwise).isEmpty();
    }

    /** {@code access token} as people write it. */
    private String written(String phrase) {
        return phrase.replace(' ', "_- ".charAt(random.nextInt(3)));
    }

    private String object(int depth) {
        boolean array = random.nextInt(4) == 0;
        List<String> members = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            String value = depth > 0 && random.nextInt(3) == 0 ? object(depth - 1) : '"' + one(VALUES) + '"';
            members.add(array ? value : '"' + one(names) + "\":" + value);
        }
        return (array ? "[" : "{") + String.join(",", members) + (array ? "]" : "}");
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static Content content(String text) {
        RequestHead head = new RequestHead(
                "POST",
                "http",
                "/x",
                "api.example",
                "HTTP/1.1",
                new Fields(List.of(new Field("Content-Type", "application/json"))));
        byte[] bytes = text.getBytes(UTF_8);
        return new Content(head, Content.Form.BODY, bytes, 0, bytes.length);
    }
}
