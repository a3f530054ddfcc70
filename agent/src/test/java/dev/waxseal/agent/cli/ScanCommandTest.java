package dev.waxseal.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import dev.waxseal.detect.Detection;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanCommandTest {

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void each_line_is_answered_in_order_also_where_nothing_is_found() throws IOException {
        String file = file("lines.txt", """
                {"password":"hunter2"}
                nothing here

                Authorization: Basic dXNlcjpwYXNz
                """);

        assertThat(run("scan", "--lines", file)).isEqualTo(0);
        assertThat(out.toString().lines())
                .containsExactly(
                        "{\"line\":1,\"kinds\":[\"password\"]}",
                        "{\"line\":2,\"kinds\":[]}",
                        "{\"line\":3,\"kinds\":[]}",
                        "{\"line\":4,\"kinds\":[\"basic-auth\"]}");
    }

    @Test
    void a_line_of_json_is_a_text_or_holds_one() throws IOException {
        String file = file("lines.jsonl", """
                "user: bob\\npassword: hunter2"
                {"id":7,"text":"GET /?card=4111111111111111 HTTP/1.1\\nHost: a"}
                """);

        assertThat(run("scan", "--jsonl", file)).isEqualTo(0);
        assertThat(out.toString().lines())
                .containsExactly("{\"line\":1,\"kinds\":[\"password\"]}", "{\"line\":2,\"kinds\":[\"card-number\"]}");
    }

    @Test
    void lines_that_are_looked_at_together_are_answered_as_each_alone() throws IOException {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 40_000; i++) {
            texts.add(
                    i % 997 == 5
                            ? "Bearer 2YotnFZFEjr1zCsicMWpAA" + i
                            : i % 1009 == 7
                                    ? "\tlogin password=\"hunter" + i + "\" \\o/"
                                    : i % 5003 == 9
                                            ? "dXNlcjogbWFyYSwgcGFzc3dvcmQ6IGh1bnRlcjI="
                                            : "10.0.0." + i + " GET /\t\"x\" \\ 200");
        }
        String lines = file("lines.txt", String.join("\n", texts));
        String jsonl = file(
                "lines.jsonl",
                String.join(
                        "\r\n",
                        texts.stream()
                                .map(text -> text.length() % 2 == 0
                                        ? new Gson().toJson(text)
                                        : new Gson().toJson(Map.of("id", 7, "text", text)))
                                .toList()));
        Detection detection = Detection.standard();
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < texts.size(); i++) {
            Set<String> kinds = new LinkedHashSet<>();
            detection.inspect(texts.get(i), null).forEach(found -> kinds.add('"' + found.kind() + '"'));
            expected.append("{\"line\":" + (i + 1) + ",\"kinds\":[" + String.join(",", kinds) + "]}\n");
        }

        run("scan", "--lines", lines);
        run("scan", "--jsonl", jsonl);

        assertThat(expected).contains("bearer-token").contains("password");
        assertThat(out.toString().replace("\r\n", "\n")).isEqualTo(expected.toString() + expected);
    }

    @Test
    void a_line_that_is_not_json_is_named_with_others_answered_before_it() throws IOException {
        String file = file("lines.jsonl", "\"fine\"\n".repeat(30_000) + "{\"text\":\"x\",}x\n\"fine\"\n");

        assertThat(run("scan", "--jsonl", file)).isEqualTo(2);
        assertThat(out.toString().lines()).hasSizeGreaterThanOrEqualTo(30_000);
        assertThat(err.toString()).contains("lines.jsonl:30001: not JSON");
    }

    @Test
    void a_line_that_is_not_json_is_named() throws IOException {
        String file = file("lines.jsonl", "\"fine\"\n{broken\n");

        assertThat(run("scan", "--jsonl", file)).isEqualTo(2);
        assertThat(err.toString()).contains("lines.jsonl:2: not JSON");
    }

    @Test
    void a_raw_message_is_read_as_from_the_wire() throws IOException {
        String file = file(
                "login.http",
                "POST /login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 22\r\n\r\n{\"password\":\"hunter2\"}");

        assertThat(run("scan", file)).isEqualTo(1);
        assertThat(out.toString())
                .contains("critical  password  body:$.password")
                .doesNotContain("hunter2");
    }

    @Test
    void a_message_written_by_hand_is_read_as_well() throws IOException {
        String file = file(
                "login.http",
                "POST http://a/login HTTP/1.1\nContent-Type: application/json\n\n{\"password\":\"hunter2\"}\n");

        assertThat(run("scan", file)).isEqualTo(1);
        assertThat(out.toString()).contains("body:$.password");
    }

    @Test
    void a_har_file_is_read_in_both_directions() throws IOException {
        String file = file("page.har", """
                {"log":{"version":"1.2","entries":[{
                  "request":{"method":"POST","url":"http://a/?api_key=9f86d081884c7d659a2f","httpVersion":"HTTP/1.1",
                    "headers":[{"name":"Authorization","value":"Bearer abcdef123456"}],
                    "postData":{"mimeType":"application/x-www-form-urlencoded","text":"pwd=hunter2"}},
                  "response":{"status":200,"httpVersion":"HTTP/1.1","headers":[{"name":"Set-Cookie","value":"JSESSIONID=5F3A9C1B7D2E4A60"}],
                    "content":{"mimeType":"application/json","text":"{\\"iban\\":\\"DE89370400440532013000\\"}"}}}]}}
                """);

        assertThat(run("scan", file)).isEqualTo(1);
        assertThat(out.toString())
                .contains("api-key  query:api_key")
                .contains("bearer-token  header:Authorization")
                .contains("password  form:pwd")
                .contains("session-cookie  cookie:JSESSIONID")
                .contains("iban  body:$.iban")
                .contains("(plaintext-response-data)");
    }

    @Test
    void the_params_of_a_har_file_are_fields_of_the_form_that_was_sent() throws IOException {
        String file = file("form.har", """
                {"log":{"version":"1.2","entries":[%s,%s,%s]}}
                """.formatted(
                        posted(
                                "application/x-www-form-urlencoded",
                                "j_password",
                                "Lup1n",
                                "cvc",
                                "123",
                                "card",
                                "4111111111111111"),
                        posted(
                                "multipart/form-data; boundary=b7",
                                "user[api_key]",
                                "9f86d081884c7d659a2f",
                                "iban",
                                "DE89370400440532013000"),
                        posted(
                                "application/x-www-form-urlencoded",
                                "q",
                                "shoes",
                                "page",
                                "2",
                                "password",
                                "",
                                "token",
                                "null",
                                "code",
                                "CH")));

        assertThat(run("scan", file)).isEqualTo(1);
        assertThat(out.toString().lines().filter(line -> line.contains("form:")))
                .hasSize(5)
                .anyMatch(line -> line.contains("password  form:j_password"))
                .anyMatch(line -> line.contains("card-cvv  form:cvc"))
                .anyMatch(line -> line.contains("card-number  form:card"))
                .anyMatch(line -> line.contains("api-key  form:user[api_key]"))
                .anyMatch(line -> line.contains("iban  form:iban"));
        assertThat(out.toString()).contains("5 found.");
    }

    /** An entry whose form is told by its fields alone, as Firefox does. */
    private static String posted(String type, String... fields) {
        StringBuilder params = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            params.append(i == 0 ? "" : ",")
                    .append("{\"name\":\"" + fields[i] + "\",\"value\":\"" + fields[i + 1] + "\"}");
        }
        return """
                {"request":{"method":"POST","url":"http://a/","httpVersion":"HTTP/1.1","headers":[],
                  "postData":{"mimeType":"%s","params":[%s]}},
                 "response":{"status":204,"httpVersion":"HTTP/1.1","headers":[],"content":{}}}""".formatted(type, params);
    }

    @Test
    void the_explanation_names_words_checks_and_vetoes() throws IOException {
        String file =
                file("lines.txt", "{\"csrf_token\":\"2YotnFZFEjr1zCsicMWpAA\",\"pin\":\"GPIO17\",\"pwd\":\"x\"}\n");

        run("scan", "--lines", "--explain", file);

        assertThat(out.toString())
                .contains("vetoed by")
                .contains("csrf")
                .contains("check pin failed")
                .contains("check password passed");
    }

    @Test
    void nothing_found_ends_with_0() throws IOException {
        assertThat(run("scan", file("a.http", "GET / HTTP/1.1\r\nHost: a\r\n\r\n")))
                .isEqualTo(0);
        assertThat(out.toString()).contains("Nothing sensitive was found.");
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    private int run(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
