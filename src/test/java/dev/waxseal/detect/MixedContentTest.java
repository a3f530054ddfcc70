package dev.waxseal.detect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.wire.Content;
import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.Passage;
import dev.waxseal.wire.RequestHead;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever its size and wherever it is cut: what is found in content is what is found in it as one piece. */
class MixedContentTest {
    private static final Detection DETECTION = Detection.standard();

    @ParameterizedTest
    @CsvSource({
        "json,512",
        "json,4096",
        "json,65536",
        "ndjson,512",
        "ndjson,4096",
        "xml,512",
        "xml,4096",
        "xml,65536",
        "form,512",
        "form,4096",
        "csv,512",
        "csv,4096",
        "csv,65536",
        "multipart,1024",
        "multipart,4096",
        "multipart,65536",
        "text,512",
        "text,4096",
        "yaml,512",
        "yaml,4096"
    })
    void findings_are_those_of_the_whole(String carrier, int window) {
        int seeds = window > 60_000 ? 4 : 60;
        int found = 0;
        for (int seed = 0; seed < seeds; seed++) {
            Mixed content = new Mixed(carrier, seed, window);
            Set<String> whole = whole(content.type(), content.text().getBytes(UTF_8));

            assertThat(streamed(content.type(), content.text().getBytes(UTF_8), window))
                    .as("%s %s %s", carrier, window, seed)
                    .isEqualTo(whole);
            found += whole.size();
        }
        assertThat(found).isGreaterThan(seeds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32", "ISO-8859-1", "IBM500", "Shift_JIS"})
    void a_charset_that_is_declared_is_read_wherever_a_character_is_cut(String charset) {
        int found = 0;
        for (int seed = 0; seed < 40; seed++) {
            Mixed content = new Mixed("json", seed, 1000);
            byte[] bytes = content.text().getBytes(Charset.forName(charset));
            String type = "application/json;charset=" + charset;

            Set<String> whole = whole(type, bytes);
            found += whole.size();
            assertThat(streamed(type, bytes, 1001 + seed)).isEqualTo(whole);
        }
        assertThat(found).isGreaterThan(40);
    }

    @Test
    void content_of_another_charset_is_read_without_a_declaration() {
        Mixed content = new Mixed("json", 7, 4096);
        for (Charset charset : List.of(UTF_16, ISO_8859_1)) {
            byte[] bytes = content.text().getBytes(charset);

            assertThat(streamed("application/json", bytes, 4096)).isEqualTo(whole("application/json", bytes));
        }
    }

    @Test
    void what_stands_behind_a_value_of_three_megabytes_keeps_its_place() {
        String backup = "{\"kind\":\"backup\",\"data\":\"" + "one or two ".repeat(300_000)
                + "\",\"restore\":{\"user\":\"dba\",\"password\":\"Herbst2026\"}}";

        assertThat(streamed("application/json", backup.getBytes(UTF_8), Content.STRETCH))
                .containsExactly("password body:$.restore.password");
    }

    @Test
    void an_object_that_is_named_in_one_stretch_and_ends_in_another_is_found() {
        String text = "{\"password\":{\"note\":\"" + "one or two ".repeat(10_000) + "\",\"value\":\"Herbst2026\"}}";

        assertThat(streamed("application/json", text.getBytes(UTF_8), Content.STRETCH))
                .isEqualTo(whole("application/json", text.getBytes(UTF_8)))
                .isNotEmpty();
    }

    @Test
    void a_table_is_one_whose_first_row_is_longer_than_what_is_heard_first() {
        String text = "id,title,password\n1,\"" + "one or two ".repeat(10_000) + "\",\n2,so,Herbst2026\n";

        assertThat(streamed("text/csv", text.getBytes(UTF_8), Content.STRETCH)).containsExactly("password body");
    }

    @ParameterizedTest
    @CsvSource({"400,false", "401,true"})
    void names_that_are_too_deep_are_said(int depth, boolean said) {
        String text = "{\"a\":".repeat(depth) + "\"" + "one or two ".repeat(1000) + "\"" + "}".repeat(depth);

        assertThat(streamed("application/json", text.getBytes(UTF_8), 4096)
                        .toString()
                        .contains("names of JSON below 400 others"))
                .isEqualTo(said);
    }

    static Set<String> whole(String type, byte[] bytes) {
        Set<String> found = new TreeSet<>();
        collect(DETECTION.inspect(new Content(head(type), Content.Form.BODY, bytes, 0, bytes.length)), found);
        return found;
    }

    static Set<String> streamed(String type, byte[] bytes, int window) {
        Set<String> found = new TreeSet<>();
        Passage passage = new Passage();
        for (int from = 0; from < bytes.length; from += window) {
            int to = Math.min(bytes.length, from + window);
            boolean last = to == bytes.length;
            collect(
                    DETECTION.inspect(
                            new Content(head(type), Content.Form.BODY, bytes, from, to, passage, from == 0, last)),
                    found);
        }
        return found;
    }

    private static void collect(List<Sighting> sightings, Set<String> found) {
        for (Sighting sighting : sightings) {
            found.add(sighting.kind().isEmpty() ? sighting.evidence() : sighting.kind() + ' ' + sighting.location());
        }
    }

    static RequestHead head(String type) {
        return new RequestHead(
                "POST", "http", "/", "a.example", "HTTP/1.1", new Fields(List.of(new Field("Content-Type", type))));
    }

    /** Content of a carrier with secrets planted in it. */
    private static final class Mixed {
        private final Random random;
        private final int length;
        private final String carrier;
        private final StringBuilder out = new StringBuilder();

        Mixed(String carrier, int seed, int window) {
            this.carrier = carrier;
            random = new Random(seed * 31L + window);
            length = Math.min(1 << 20, window * (2 + random.nextInt(5)));
            switch (carrier) {
                case "json" -> object(0, length);
                case "ndjson" -> {
                    while (out.length() < length) {
                        object(2, out.length() + 100);
                        out.append('\n');
                    }
                }
                case "xml" -> element("r", 0, length);
                case "form" -> form();
                case "csv" -> csv();
                case "multipart" -> multipart();
                case "yaml" -> lines(": ");
                default -> lines("=");
            }
        }

        String text() {
            return out.toString();
        }

        String type() {
            return switch (carrier) {
                case "json" -> "application/json";
                case "ndjson" -> "application/x-ndjson";
                case "xml" -> "application/xml";
                case "form" -> "application/x-www-form-urlencoded";
                case "csv" -> "text/csv";
                case "multipart" -> "multipart/form-data; boundary=frontier";
                default -> "text/plain";
            };
        }

        private static final List<String> NAMES = List.of("x", "status", "title", "lines", "page", "größe");

        private String name() {
            return pick(NAMES) + random.nextInt(30);
        }

        private String secretName() {
            return pick(List.of("password", "apiKey", "client_secret", "cvv2"));
        }

        private String secret() {
            return pick(List.of("Herbst2026xy", "9f86d081884c7d659a2f", "Zm9vYmFyYmF6", "Kq7vR2mZ9pLw"));
        }

        private String alone() {
            return pick(List.of(
                    "4111111111111111",
                    "GB82WEST12345698765432",
                    "ada@example.com",
                    "gl" + "pat-4veCaQ90l5UkysaCZKRw"));
        }

        private String prose(int most) {
            StringBuilder words = new StringBuilder();
            int n = random.nextInt(most);
            while (words.length() < n) {
                words.append(pick(List.of("one", "or", "zwölf", "three", "boxes", "shipped")))
                        .append(' ');
            }
            return words.toString();
        }

        private String pick(List<String> list) {
            return list.get(random.nextInt(list.size()));
        }

        private int longest() {
            return random.nextInt(8) == 0 ? length / 3 : 60;
        }

        private void object(int depth, int until) {
            out.append('{');

            do {
                member(depth, until);
                out.append(random.nextBoolean() ? "," : ",\n  ");
            } while (out.length() < until && (depth == 0 || random.nextInt(12) > 0));
            out.append("\"end\":").append(random.nextInt(9)).append('}');
        }

        private void member(int depth, int until) {
            int what = random.nextInt(20);
            if (what == 0) {
                string(secretName()).append(':');
                string(secret());
            } else if (what == 1) {
                string(name()).append(" : ");
                string(prose(40) + alone());
            } else if (what < 5 && depth < 6) {
                string(name()).append(":");
                object(depth + 1, until);
            } else if (what < 7 && depth < 6) {
                string(name()).append(":[");
                object(depth + 1, until);
                out.append(",1,true,");
                string(prose(30)).append(']');
            } else if (what < 9) {
                string(name()).append(':').append(random.nextInt(1000));
            } else {
                string(name()).append(':');
                string(prose(longest()) + "\\\"quoted\\\" \\u00e4 " + prose(20));
            }
        }

        private StringBuilder string(String s) {
            return out.append('"').append(s).append('"');
        }

        private void element(String name, int depth, int until) {
            out.append('<').append(name);
            if (random.nextInt(4) == 0) {
                out.append(" lang=\"").append(prose(20)).append('"');
            }
            if (random.nextInt(20) == 0) {
                out.append(" password=\"").append(secret()).append('"');
            }
            out.append('>');
            do {
                int what = random.nextInt(12);
                if (what == 0) {
                    String secretName = secretName();
                    out.append('<' + secretName + '>' + secret() + "</" + secretName + '>');
                } else if (what == 1) {
                    out.append("<note>" + prose(20) + alone() + "</note>");
                } else if (what < 4 && depth < 6) {
                    element(pick(NAMES), depth + 1, until);
                } else if (what == 4) {
                    out.append("<!-- " + prose(longest()) + "-->");
                } else if (what == 5) {
                    out.append("<d><![CDATA[" + prose(longest()) + "]]></d>");
                } else {
                    out.append("<title>" + prose(longest()) + "&amp; so</title>\n");
                }
            } while (out.length() < until && (depth == 0 || random.nextInt(12) > 0));
            out.append("</" + name + '>');
        }

        private void form() {
            while (out.length() < length) {
                int what = random.nextInt(12);
                if (what == 0) {
                    out.append(secretName() + '=' + secret() + '&');
                } else if (what == 1) {
                    out.append("note" + random.nextInt(9) + '=' + alone() + '&');
                } else {
                    out.append("x" + random.nextInt(99) + '='
                            + prose(longest()).replace(' ', '+').replace("ö", "%C3%B6") + '&');
                }
            }
            out.append("end=1");
        }

        private void csv() {
            out.append("id,title,password,note\n");
            for (int row = 0; out.length() < length; row++) {
                boolean leak = random.nextInt(10) == 0;
                out.append(row + ",\"" + prose(longest()) + "\"\"so\"\", then\n" + prose(9) + "\","
                        + (leak ? secret() : "") + ',' + (random.nextInt(10) == 0 ? alone() : prose(20)) + '\n');
            }
        }

        private void multipart() {
            while (out.length() < length) {
                int what = random.nextInt(6);
                switch (what) {
                    case 0 -> part(secretName(), "", secret());
                    case 1 -> part("note", "", prose(longest()) + alone());
                    case 2, 3 -> {
                        Mixed inner =
                                new Mixed(pick(List.of("json", "xml", "csv", "text")), random.nextInt(), length / 12);
                        part("file" + random.nextInt(9), "\r\nContent-Type: " + inner.type(), inner.text());
                    }
                    default -> part(name(), "", prose(longest()));
                }
            }
            out.append("--frontier--\r\n");
        }

        private void part(String name, String more, String value) {
            out.append("--frontier\r\nContent-Disposition: form-data; name=\"" + name + "\""
                    + (more.isEmpty() ? "" : "; filename=\"f\"") + more + "\r\n\r\n" + value + "\r\n");
        }

        private void lines(String sign) {
            while (out.length() < length) {
                int what = random.nextInt(8);
                if (what == 0) {
                    out.append("  " + secretName() + sign + secret() + '\n');
                } else if (what == 1) {
                    out.append("note " + alone() + '\n');
                } else {
                    out.append(name() + sign + prose(longest()) + '\n');
                }
            }
        }
    }
}
