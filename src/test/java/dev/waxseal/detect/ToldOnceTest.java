package dev.waxseal.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.wire.Content;
import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.RequestHead;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is several things at once is told once, by its best name, and the others beside it. */
class ToldOnceTest {
    private static final Detection DETECTION = Detection.standard();
    private static final String GITHUB = "ghp_m1Q7kZ8x3bV5nC2rT9yW4uE6oP0aS1dF3gH~5".replace("~", "");
    private static final String OPENAI = "sk-proj-~q8Zx3Lw9Tb2Nf7Rk5Yv1Pc4Md6Hs0Gj8Qa3We9Ru2Ti7".replace("~", "");
    private static final String SIGNED = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiI0MiIsImV4cCI6NDEwMjQ0NDgwMH0."
            + "ApzBR7FSWC5lm3NWHmzvmAiWH1AqO7n1JwbxJNwcyOY";

    @ParameterizedTest
    @CsvSource({
        "Authorization, Bearer JWT, bearer-token, JWT",
        "Authorization, Bearer GITHUB, bearer-token, GitHub",
        "Authorization, token GITHUB, bearer-token, GitHub",
        "Sec-WebSocket-Protocol, 'realtime, openai-insecure-api-key.OPENAI', vendor-token, OpenAI",
        "X-Api-Key, GITHUB, vendor-token, GitHub",
        "X-Auth-Token, JWT, access-token, JWT",
        "X-Registry-Auth, eyJ1c2VybmFtZSI6Im0iLCJwYXNzd29yZCI6Ikx1cDFuNHgifQ==, password, ''",
        "Cookie, session=JWT, session-cookie, JWT"
    })
    void in_a_field(String name, String value, String kind, String beside) {
        Fields fields = new Fields(List.of(new Field(name, madeUp(value))));

        told(DETECTION.inspect(new RequestHead("GET", "http", "/", "a.example", "HTTP/1.1", fields)), kind, beside);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"access_token\":\"JWT\"}', access-token, JWT",
        "'{\"token\":\"GITHUB\"}', vendor-token, GitHub",
        "'{\"password\":\"GITHUB\"}', password, ''",
        "'{\"url\":\"https://mara:GITHUB@github.example/x.git\"}', url-credentials, GitHub",
        "'{\"headers\":{\"Authorization\":\"Bearer JWT\"}}', bearer-token, JWT",
        "'<r><password>Lup1n4x</password></r>', password, ''",
        "'<r><h>Bearer JWT</h></r>', bearer-token, JWT",
        "'<r><t>GITHUB</t></r>', vendor-token, GitHub",
        "'<r><param><name>password</name><value>Lup1n4x</value></param></r>', password, ''",
        "'<r><![CDATA[{\"password\":\"Lup1n4x\"}]]></r>', password, ''",
        "'{\"a\":\"{\\\"password\\\":\\\"Lup1n4x\\\"}\"}', password, ''",
        "'curl -H \"Authorization: Bearer JWT\" http://a.example', bearer-token, JWT"
    })
    void in_content(String text, String kind, String beside) {
        byte[] bytes = madeUp(text).getBytes(StandardCharsets.UTF_8);
        RequestHead head = new RequestHead("POST", "http", "/", "a.example", "HTTP/1.1", new Fields(List.of()));

        told(DETECTION.inspect(new Content(head, Content.Form.BODY, bytes, 0, bytes.length)), kind, beside);
    }

    private static String madeUp(String text) {
        return text.replace("JWT", SIGNED).replace("GITHUB", GITHUB).replace("OPENAI", OPENAI);
    }

    private static void told(List<Sighting> sightings, String kind, String beside) {
        assertThat(sightings).extracting(Sighting::kind).containsExactly(kind);
        assertThat(sightings.get(0).evidence()).startsWith(beside);
    }
}
