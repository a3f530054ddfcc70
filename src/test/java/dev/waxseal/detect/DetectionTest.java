package dev.waxseal.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.waxseal.catalogue.Rule;
import dev.waxseal.catalogue.Severity;
import dev.waxseal.wire.Content;
import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.RequestHead;
import dev.waxseal.wire.ResponseHead;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectionTest {
    private final Detection detection = Detection.standard();

    @Test
    void a_password_in_json_is_named_by_its_path_and_never_shown() {
        List<Sighting> sightings = detection.inspect(body("application/json", """
            {"user":{"name":"bob","password":"hunter2!"}}\
            """));

        assertThat(sightings)
                .containsExactly(new Sighting(
                        Rule.PLAINTEXT_DATA,
                        Severity.CRITICAL,
                        "password",
                        "body:$.user.password",
                        "•••••••• (8 characters)"));
    }

    @Test
    void elements_of_an_array_share_one_location() {
        assertThat(detection.inspect(body("application/json", """
            [{"pin":"1234"},{"pin":"5678"}]\
            """)))
                .extracting(Sighting::location)
                .containsExactly("body:$[*].pin");
    }

    @Test
    void a_form_field_is_found_behind_percent_encoding() {
        assertThat(detection.inspect(body("application/x-www-form-urlencoded", "user%5Bp%61ssword%5D=a%26b")))
                .extracting(Sighting::kind, Sighting::location, Sighting::evidence)
                .containsExactly(tuple("password", "form:user[password]", "•••••••• (3 characters)"));
    }

    @Test
    void basic_credentials_are_authentication() {
        assertThat(detection.inspect(request("/", "Authorization", "Basic dXNlcjpwYXNz")))
                .extracting(Sighting::rule, Sighting::kind, Sighting::location)
                .containsExactly(tuple(Rule.PLAINTEXT_AUTH, "basic-auth", "header:Authorization"));
    }

    @Test
    void a_bearer_token_that_is_a_jwt_is_told_once() {
        assertThat(detection.inspect(
                        request("/", "Authorization", "Bearer " + "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dGVzdHRlc3Q")))
                .extracting(Sighting::kind)
                .containsExactly("bearer-token");
    }

    @Test
    void card_numbers_show_their_brand_only() {
        assertThat(detection.inspect(body("text/plain", "please charge 4111 1111 1111 1111 today")))
                .extracting(Sighting::kind, Sighting::location, Sighting::evidence)
                .containsExactly(tuple("card-number", "body", "Visa •••••••• (19 characters)"));
    }

    @Test
    void the_answer_has_a_rule_of_its_own() {
        ResponseHead head = new ResponseHead(200, "HTTP/1.1", fields("Content-Type", "application/json"), null);
        byte[] bytes = "{\"iban\":\"DE89370400440532013000\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(detection.inspect(new Content(head, Content.Form.BODY, bytes, 0, bytes.length)))
                .extracting(Sighting::rule, Sighting::kind)
                .containsExactly(tuple(Rule.PLAINTEXT_RESPONSE_DATA, "iban"));
    }

    @Test
    void sensitive_parts_of_the_target_are_masked_and_nothing_else() {
        RequestHead head = request(
                "http://bob:secret@shop.example/a;jsessionid=5F3A9C1B7D2E4A60/b?q=1&card=4111111111111111&page=2");

        assertThat(detection.maskedTarget(head))
                .isEqualTo("http://bob:•••@shop.example/a;jsessionid=•••/b?q=1&card=•••&page=2");
        assertThat(detection.inspect(head))
                .extracting(Sighting::kind, Sighting::location)
                .containsExactly(
                        tuple("url-credentials", "userinfo"),
                        tuple("session-id", "path"),
                        tuple("card-number", "query:card"));
    }

    @Test
    void a_clean_target_stays_as_sent() {
        assertThat(detection.maskedTarget(request("/a%20b?x=%C3%A9#"))).isEqualTo("/a%20b?x=%C3%A9#");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"passwordPolicy":"strict"}             | body:$.passwordPolicy: vetoed: the words "password" are followed by "policy"
        login(password=password)                | body: vetoed: behind "password" stands a variable of the same name
        {"password":"********"}                 | body:$.password: no value: empty, a mask, a placeholder or a keyword
        {"errors":{"password":["too short"]}}   | body:$.errors.password[*]: password: the words "password"; vetoed by "errors" around them
        PWD=/home/app                           | form:PWD: password: the words "pwd"; vetoed as a folder
        order 4111111111111112                  | body: card-number: the check digit (Luhn) is wrong
        Cookie: _ga=GA1.2.1234567890.1600000000 | cookie:_ga: vetoed: a cookie that is known to let no one in
        {"id":"550e8400-e29b-41d4-a716-446655440000"} | body:$.id: no secret by itself: a UUID
        """)
    void what_was_left_alone_is_explained(String text, String why) {
        List<String> said = new ArrayList<>();

        assertThat(detection.inspect(text, (location, consideration) -> said.add(location + ": " + consideration)))
                .isEmpty();
        assertThat(said).containsExactly(why);
    }

    @ParameterizedTest
    @CsvSource({
        "'?api_key=9f86d081884c7d659a2f', critical",
        "'{\"api_key\":\"9f86d081884c7d659a2f\"}', high",
        "'?email=ada@example.com', medium",
        "'see ada@example.com', low",
        "'Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjE1MDAwMDAwMDB9.dGVzdHRlc3Q', medium",
        "'Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjk5MDAwMDAwMDB9.dGVzdHRlc3Q', critical",
        "'/b?se=2020-01-01&sv=2020&sig=abcdefabcdefabcdefabcdefabcdefabcdefabcdefa%3D', low",
        "'/b?se=2090-01-01&sv=2020&sig=abcdefabcdefabcdefabcdefabcdefabcdefabcdefa%3D', high"
    })
    void severity_depends_on_the_place_and_on_what_has_ended(String text, String severity) {
        String target = text.startsWith("?") ? "/x" + text : text;

        assertThat(target.startsWith("/") ? detection.inspect(request(target)) : detection.inspect(text, null))
                .first()
                .extracting(sighting -> sighting.severity().toString())
                .isEqualTo(severity);
    }

    private static Content body(String type, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Content(request("/", "Content-Type", type), Content.Form.BODY, bytes, 0, bytes.length);
    }

    private static RequestHead request(String target, String... fields) {
        return new RequestHead("POST", "http", target, "shop.example", "HTTP/1.1", fields(fields));
    }

    private static Fields fields(String... fields) {
        List<Field> list = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            list.add(new Field(fields[i], fields[i + 1]));
        }
        return new Fields(list);
    }
}
