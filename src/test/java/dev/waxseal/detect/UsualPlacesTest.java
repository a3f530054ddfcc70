package dev.waxseal.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.detect.name.NameRule;
import dev.waxseal.detect.name.RuleFile;
import dev.waxseal.wire.Content;
import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.RequestHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A leak that is known in its place is found there whatever its value, and so is whatever is new beside it. */
class UsualPlacesTest {

    private static final Rulebook RULES = Rulebook.of(List.of());

    private static final List<String> NAMES = names();

    private static final List<String> VALUES = values();

    private final UsualPlaces usual = new UsualPlaces();
    private int looked;

    /** One document after the other, each made of the last one by a new field, another value or kind, or a value that moves. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void what_is_found_is_what_a_look_at_all_of_it_finds(int seed) {
        Random random = new Random(seed);
        int documents = 0;
        for (int way = 0; way < 60; way++) {
            Made document = Made.any(random, 0);
            for (int i = 0; i < 40; i++, documents++) {
                found("/orders/way" + "abcdefghijklmnop".charAt(way % 16) + '/' + way, document.json());
                document.change(random);
            }
        }

        assertThat(looked).as("looked at in the usual places alone").isGreaterThan(documents / 5);
    }

    @Test
    void another_secret_in_the_same_place_is_found_there_alone() {
        found("/login", "{\"user\":\"ann\",\"password\":\"hunter2\",\"items\":[{\"note\":\"a\"}]}");

        assertThat(found("/login", "{\"user\":\"bob\",\"password\":\"Rosebud-1941\",\"items\":[{\"note\":\"b\"},1]}"))
                .extracting(Sighting::location)
                .containsExactly("body:$.password");
        assertThat(looked).isOne();
    }

    @Test
    void a_number_in_the_path_makes_no_other_way() {
        found("/users/17/login", "{\"password\":\"hunter2\"}");
        found("/users/18/login?page=2", "{\"password\":\"hunter3\"}");

        assertThat(looked).isOne();
    }

    @Test
    void what_is_new_is_found_where_nobody_looks() {
        found("/login", "{\"password\":\"hunter2\",\"items\":[{\"note\":\"a\"}]}");

        assertThat(found("/login", "{\"password\":\"hunter3\",\"items\":[{\"note\":\"mail mara.jade@example.org\"}]}"))
                .extracting(Sighting::kind)
                .containsExactly("password", "email");
        assertThat(found("/login", "{\"password\":\"hunter4\",\"items\":[{\"pin\":\"4711\"}]}"))
                .extracting(Sighting::kind)
                .containsExactly("password", "pin");
    }

    @Test
    void what_a_neighbour_says_of_a_value_is_heeded() {
        found("/set", "{\"name\":\"password\",\"value\":\"hunter2\"}");

        assertThat(found("/set", "{\"name\":\"password\",\"value\":\"hunter3\"}"))
                .hasSize(1);
        assertThat(found("/set", "{\"name\":\"colour\",\"value\":\"blue-42\"}")).isEmpty();
        assertThat(found("/set", "{\"name\":\"pin\",\"value\":\"4711\"}"))
                .extracting(Sighting::kind)
                .containsExactly("pin");
    }

    /** What is found in this content, however it is looked at. */
    private List<Sighting> found(String target, String json) {
        RequestHead head = new RequestHead(
                "POST",
                "http",
                target,
                "a.example",
                "HTTP/1.1",
                new Fields(List.of(new Field("Content-Type", "application/json"))));
        byte[] bytes = json.getBytes(UTF_8);
        Content content = new Content(head, Content.Form.BODY, bytes, 0, bytes.length);
        Sightings all = new Sightings(false, false);
        Examiner examiner = new Examiner(RULES, all, null);
        UsualPlaces.Notes notes = new UsualPlaces.Notes();
        examiner.note(notes);
        MessageBody.examine(content, examiner);
        Fingerprint way = Objects.requireNonNull(usual.way(content));
        List<Sighting> found = usual.look(content, way, RULES, false);
        if (found != null) {
            assertThat(found).as(json).isEqualTo(all.list());
            looked++;
        }
        usual.keep(way, notes);
        return all.list();
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of(
                "name", "value", "key", "type", "number", "id", "code", "u", "p", "kty", "d", "actions", "content"));
        for (NameRule rule : RuleFile.all()) {
            names.addAll(rule.names());
        }
        return names;
    }

    private static List<String> values() {
        List<String> values = new ArrayList<>(Labelled.texts());
        for (String file : RuleFile.FILES) {
            for (RuleFile.Example example : RuleFile.read(file, true).examples) {
                values.add(example.text());
            }
        }
        return values;
    }

    /** An object that was made up: names, and values or other objects. */
    private static final class Made {
        private static final String[] DULL = {"colour", "count", "article", "comment", "when", "who", "items", "status"
        };

        private final List<String> names = new ArrayList<>();
        private final List<Object> values = new ArrayList<>();
        private boolean array;

        static Made any(Random random, int depth) {
            Made made = new Made();
            made.array = depth > 0 && random.nextInt(4) == 0;
            int size = 1 + random.nextInt(5);
            for (int i = 0; i < size; i++) {
                made.add(random, depth);
            }
            return made;
        }

        private void add(Random random, int depth) {
            int at = random.nextInt(names.size() + 1);
            names.add(at, name(random));
            values.add(at, depth < 3 && random.nextInt(4) == 0 ? any(random, depth + 1) : value(random));
        }

        private static String name(Random random) {
            return random.nextInt(5) > 0 ? DULL[random.nextInt(DULL.length)] : NAMES.get(random.nextInt(NAMES.size()));
        }

        private static String value(Random random) {
            return switch (random.nextInt(16)) {
                case 0 -> '"' + escaped(VALUES.get(random.nextInt(VALUES.size()))) + '"';
                case 6, 7, 8 -> "\"hunter" + random.nextInt(100_000) + '"';
                case 2 -> "null";
                case 3 -> "{\"password\":\"Canary-" + random.nextInt(1_000) + "\"}";
                case 4 -> "\"" + NAMES.get(random.nextInt(NAMES.size())) + '"';
                case 5 -> Integer.toString(random.nextInt(10_000));
                default -> "\"blue " + random.nextInt(10) + '"';
            };
        }

        private static String escaped(String text) {
            StringBuilder escaped = new StringBuilder();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                escaped.append(c < ' ' || c == '"' || c == '\\' ? String.format("\\u%04x", (int) c) : c);
            }
            return escaped.toString();
        }

        /** A small change, somewhere. */
        void change(Random random) {
            int at = random.nextInt(names.size());
            if (values.get(at) instanceof Made inner && random.nextInt(3) > 0) {
                inner.change(random);
                return;
            }
            switch (random.nextInt(8)) {
                case 0 -> add(random, 1);
                case 1 -> names.set(at, name(random));
                case 2 -> values.set(at, values.get(random.nextInt(values.size()))); // known, and elsewhere as well
                case 3 -> {
                    if (names.size() > 1) {
                        names.add(names.remove(at));
                    }
                }
                default -> values.set(at, value(random));
            }
        }

        String json() {
            StringBuilder json = new StringBuilder(array ? "[" : "{");
            for (int i = 0; i < names.size(); i++) {
                json.append(i > 0 ? "," : "");
                if (!array) {
                    json.append('"').append(names.get(i)).append("\":");
                }
                json.append(values.get(i) instanceof Made inner ? inner.json() : values.get(i));
            }
            return json.append(array ? ']' : '}').toString();
        }
    }
}
