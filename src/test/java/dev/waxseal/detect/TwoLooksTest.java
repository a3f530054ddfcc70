package dev.waxseal.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.detect.name.NameRule;
import dev.waxseal.detect.name.RuleFile;
import dev.waxseal.wire.Content;
import dev.waxseal.wire.Content.Form;
import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.Heard;
import dev.waxseal.wire.RequestHead;
import dev.waxseal.wire.ResponseHead;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The first look drops nothing that the second one finds: every example of the rules and every labelled text, in every
 * carrier, asked and answered, is judged alike with the first look and without.
 */
class TwoLooksTest {
    private static final Detection DETECTION = Detection.standard();

    /** Whoever asks why has everything looked at twice. */
    private static final Explanation ASKING = (location, consideration) -> {};

    private static final Map<String, Function<String, Heard>> CARRIERS = new LinkedHashMap<>();

    static {
        content("body", "", text -> text);
        content("text", "text/plain", text -> text);
        content("json", "application/json", text -> "{\"x\":1,\"note\":" + json(text) + "}");
        content("form", "application/x-www-form-urlencoded", text -> "x=1&note=" + form(text));
        content("multipart", "multipart/form-data; boundary=b7", text -> part(text) + "--b7--\r\n");
        content("xml", "application/xml", text -> "<a><note>" + xml(text) + "</note></a>");
        CARRIERS.put("latin", text -> body(false, Form.BODY, "", text.getBytes(StandardCharsets.ISO_8859_1)));
        CARRIERS.put("message", text -> body(false, Form.MESSAGE, "", text.getBytes(StandardCharsets.UTF_8)));
        CARRIERS.put("binary message", text -> body(false, Form.BINARY_MESSAGE, "", framed(text)));
        CARRIERS.put("query", text -> request("/x?note=" + form(text), "Host", "api.example"));
        CARRIERS.put("path", text -> request("/x/" + form(text) + "/y", "Host", "api.example"));
        CARRIERS.put("header", text -> request("/x", "X-Note", line(text)));
        CARRIERS.put(
                "cookie",
                text -> request("/x", "Cookie", "a=1; note=" + form(text).replace("+", "%20")));
        CARRIERS.put("answered header", text -> new ResponseHead(200, "HTTP/1.1", fields("X-Note", line(text)), null));
    }

    static Stream<String> carriers() {
        return CARRIERS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("carriers")
    void what_is_found_is_found_with_the_first_look_and_without(String carrier) {
        List<String> dropped = new ArrayList<>();
        for (String text : texts()) {
            Heard heard = heard(carrier, text);
            List<Sighting> all = DETECTION.inspect(heard, ASKING);
            if (!DETECTION.inspect(heard).equals(all)) {
                dropped.add(text + " -> " + all);
            }
        }

        assertThat(dropped).isEmpty();
    }

    @Test
    void a_text_alone_is_judged_as_the_body_of_a_message() {
        List<String> otherwise = new ArrayList<>();
        for (String text : texts()) {
            List<Sighting> all = DETECTION.inspect(text, ASKING);
            if (!DETECTION.inspect(text, null).equals(all)) {
                otherwise.add(text + " -> " + all);
            }
        }

        assertThat(otherwise).isEmpty();
    }

    static Stream<String> once() {
        return Stream.of(
                "{\"api\":{\"key\":\"9f86d081884c7d659a2f\"}}",
                "{\"driver\":{\"license\":{\"number\":\"D1234567\"}}}",
                "Senha provisória: amor2024",
                "用户名：bob 密码：maomi2024",
                "Ihr Passwort lautet Herbst2026",
                "Mein Passwort ist: Herbst2026",
                "Use 4829 as your PIN",
                "Пароль: Kotik2024",
                "USER bob\nPASS hunter2",
                "clou_pw = \"" + "9f86d081884c7d65".repeat(4) + '"',
                "ALTER USER app IDENTIFIED WITH mysql_native_password BY 'hunter2'",
                "http --auth bob:hunter2 api.test",
                "mysqldump -u root -phunter2 shop");
    }

    /** These were found by {@code scan} and dropped by the agent, once. */
    @ParameterizedTest
    @MethodSource("once")
    void what_scan_finds_the_agent_finds(String text) {
        Heard heard = heard("body", text);

        assertThat(DETECTION.inspect(heard)).isNotEmpty().isEqualTo(DETECTION.inspect(heard, ASKING));
        assertThat(DETECTION.inspect(text, null)).isNotEmpty();
    }

    @Test
    void a_form_may_be_written_in_latin_letters_of_one_byte() {
        String type = "application/x-www-form-urlencoded";
        byte[] escaped = "x=1&contrase%F1a=gato".getBytes(StandardCharsets.US_ASCII);
        byte[] plain = "x=1&contrase\u00f1a=gato".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(DETECTION.inspect(body(false, Form.BODY, type, escaped)))
                .extracting(Sighting::location)
                .containsExactly("form:contraseña");
        assertThat(DETECTION.inspect(body(false, Form.BODY, type, plain)))
                .extracting(Sighting::location)
                .containsExactly("form:contraseña");
    }

    static Stream<String> escaped() {
        return Stream.of(
                "card%5Bnumber%5D=4111111111111111",
                "user%5Bsecurity+answer%5D=Rosebud+1941",
                "security%20answer=Rosebud",
                "x=1&security+answer=Rosebud",
                "user%5Bpw%5D=Rosebud1941",
                "note=my+password+is+hunter2&page=2",
                "note=the%20access%20code%20is%3A%20h7Kq92xx",
                "q=%7B%22user%22%3A%22bob%22%2C%22password%22%3A%22hunter2%22%7D",
                "q=curl+-u+bob%3Ahunter2+https%3A%2F%2Fapi.test%2Fv1",
                "tel=call+%2B49+170+1234567&iban=DE89+3704+0044+0532+0130+00",
                "auth=" + "Ym9iOmh1%2FnRlcjJib2I6aHVudGVyMg%3D%3D",
                "a=1&ssn=078%2D05-1120&note=SSN+219+09+9998");
    }

    /** A form's escapes are decoded only where one may join something. */
    @ParameterizedTest
    @MethodSource("escaped")
    void an_escape_hides_nothing_from_the_first_look(String form) {
        byte[] bytes = form.getBytes(StandardCharsets.US_ASCII);
        Heard heard = body(false, Form.BODY, "application/x-www-form-urlencoded", bytes);

        assertThat(DETECTION.inspect(heard)).isEqualTo(DETECTION.inspect(heard, ASKING));
    }

    static Stream<String> writings() {
        return Stream.of("{\"%s\":\"%s\"}", "{\"my %s\": \"%s\"}", "%s: %s", "the %s: %s", "%s=%s");
    }

    /** The first look meets the words of a name one by one, and each by itself may want a longer value. */
    @ParameterizedTest
    @MethodSource("writings")
    void each_name_may_be_written_in_several_words(String writing) {
        List<String> dropped = new ArrayList<>();
        for (NameRule rule : RuleFile.all()) {
            for (String name : rule.names()) {
                for (String value : List.of("482910", "blue 1", "Rosebud-1941")) {
                    Heard heard = heard("body", String.format(Locale.ROOT, writing, name, value));
                    if (!DETECTION.inspect(heard).equals(DETECTION.inspect(heard, ASKING))) {
                        dropped.add(name + " -> " + value);
                    }
                }
            }
        }

        assertThat(dropped).isEmpty();
    }

    private static Heard heard(String carrier, String text) {
        return Objects.requireNonNull(CARRIERS.get(carrier)).apply(text);
    }

    private static List<String> texts() {
        List<String> texts = new ArrayList<>(Labelled.texts());
        for (String file : RuleFile.FILES) {
            for (RuleFile.Example example : RuleFile.read(file, true).examples) {
                texts.add(example.text());
            }
        }
        return texts;
    }

    private static void content(String name, String type, UnaryOperator<String> written) {
        for (boolean answered : new boolean[] {false, true}) {
            CARRIERS.put(
                    answered ? name + " answered" : name,
                    text -> body(answered, Form.BODY, type, written.apply(text).getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static Content body(boolean answered, Form form, String type, byte[] bytes) {
        Fields fields = fields("Content-Type", type.isEmpty() ? "text/plain" : type);
        return new Content(
                answered
                        ? new ResponseHead(200, "HTTP/1.1", fields, null)
                        : new RequestHead("POST", "http", "/x", "api.example", "HTTP/1.1", fields),
                form,
                bytes,
                0,
                bytes.length);
    }

    private static RequestHead request(String target, String name, String value) {
        return new RequestHead("GET", "http", target, "api.example", "HTTP/1.1", fields(name, value));
    }

    private static Fields fields(String name, String value) {
        return new Fields(List.of(new Field(name, value)));
    }

    /** As Protocol Buffers write it. */
    private static byte[] framed(String text) {
        return ("\n" + (char) Math.min(127, text.length()) + text).getBytes(StandardCharsets.UTF_8);
    }

    private static String part(String text) {
        return "--b7\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\n" + text + "\r\n";
    }

    private static String form(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String line(String text) {
        return text.replace('\n', ' ').replace('\r', ' ');
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String json(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t")
                + '"';
    }
}
