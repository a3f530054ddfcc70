package dev.waxseal.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.wire.Content;
import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.RequestHead;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the field reported as missed and as cried wrongly, kind by kind, with other values and in several carriers. */
class FieldCasesTest {
    private static final Detection DETECTION = Detection.standard();
    private static final String FORM = "application/x-www-form-urlencoded";

    static Stream<String> blocks() {
        return FieldCases.all().stream().map(FieldCases.Case::block).distinct();
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void a_kind_is_found_and_left_alone_in_every_carrier(String block) {
        List<String> wrong = new ArrayList<>();
        int found = 0;
        int left = 0;
        for (FieldCases.Case one : FieldCases.all()) {
            if (one.block().equals(block)) {
                carried(one).forEach((carrier, kinds) -> {
                    boolean right = one.kinds().isEmpty()
                            ? kinds.isEmpty()
                            : one.kinds().stream().anyMatch(kinds::contains);
                    if (!right) {
                        wrong.add(carrier + ": " + one.kinds() + " but " + kinds + ": " + one.value());
                    }
                });
                found += one.kinds().isEmpty() ? 0 : 1;
                left += one.kinds().isEmpty() ? 1 : 0;
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(found).isGreaterThanOrEqualTo(5);
        assertThat(left).isGreaterThanOrEqualTo(5);
    }

    /** What is found of the case, by carrier. */
    private static Map<String, Set<String>> carried(FieldCases.Case one) {
        Map<String, Set<String>> found = new LinkedHashMap<>();
        for (String carrier : Set.copyOf(one.carriers())) {
            if (carrier.equals("value")) { // name: value
                int colon = one.value().indexOf(": ");
                String name = one.value().substring(0, colon);
                String value = one.value().substring(colon + 2);
                found.put("json", in("json", name, value));
                found.put("form", in("form", name, value));
                found.put("xml", in("xml", name, value));
            } else if (carrier.equals("cookies") || carrier.equals("head")) { // a field
                boolean cookie = carrier.equals("cookies");
                int colon = cookie ? 0 : one.value().indexOf(": ");
                String name = cookie ? "Cookie" : one.value().substring(0, colon);
                String value = cookie ? one.value() : one.value().substring(colon + 2);
                found.put("field", in("header", name, value));
                found.put("small letters", in("header", name.toLowerCase(java.util.Locale.ROOT), value));
                found.put(
                        "between others",
                        cookie ? in("header", name, "a=1; " + value + "; b=2") : in("header", name, value));
            } else if (carrier.equals("target")) {
                found.put("target", in("target", "", one.value()));
                found.put("url", in("json", "next", "https://app.example" + one.value()));
                found.put("text", in("body", "", "see https://app.example" + one.value() + " now"));
            } else if (carrier.equals("document")) { // alone, and as a value of others
                String encoded = Base64.getEncoder().encodeToString(one.value().getBytes(StandardCharsets.UTF_8));
                for (String document : List.of("body", "multipart", "multipart field", "json", "form", "xml")) {
                    found.put(document, in(document, "file", one.value()));
                    found.put(document + " in Base64", in(document, "file", encoded));
                }
            } else {
                found.put(carrier, in(carrier, one.name(), one.value()));
            }
        }
        return found;
    }

    private static Set<String> in(String carrier, String name, String v) {
        return switch (carrier) {
            case "header" -> kinds(DETECTION.inspect(head("/x", new Field(name, v))));
            case "target" -> kinds(DETECTION.inspect(head(v, new Field("Host", "app.example"))));
            case "json" -> content("application/json", "{\"x\":1,\"" + name + "\":" + json(v) + "}");
            case "form" -> content("application/x-www-form-urlencoded", "x=1&" + name + "=" + form(v));
            case "xml" -> content("application/xml", "<r><x>1</x><" + name + ">" + xml(v) + "</" + name + "></r>");
            case "log" -> content("text/plain", "12:00:01 INFO saved " + name + "='" + v + "' in 3 ms");
            case "lone" -> kinds(DETECTION.inspect(name.isEmpty() ? v : name + ": " + v, null));
            case "body" -> content("", v);
            case "nested" -> content("application/json", "{\"payload\":" + json(v) + "}");
            case "token json" ->
                handedIn("/oauth/token", "application/json", "{\"x\":1,\"" + name + "\":" + json(v) + "}");
            case "token form" -> handedIn("/access_token", FORM, "x=1&" + name + "=" + form(v));
            case "login form" -> handedIn("/x", FORM, "x=1&" + name + "=" + form(v));
            case "multipart" -> part("; filename=\"f\"", v);
            case "multipart field" -> part("", v);
            default -> throw new IllegalArgumentException("no such carrier: " + carrier);
        };
    }

    /** To where it is handed in, by a client that logs in as RFC 6749 has it. */
    private static Set<String> handedIn(String path, String type, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Fields fields = new Fields(
                List.of(new Field("Content-Type", type), new Field("Authorization", "Basic YXBwOlgtNzQxLXk=")));
        RequestHead head = new RequestHead("POST", "http", path, "a.example", "HTTP/1.1", fields);
        return kinds(DETECTION.inspect(new Content(head, Content.Form.BODY, bytes, 0, bytes.length)));
    }

    private static Set<String> part(String parameters, String v) {
        String head = "--b7\r\nContent-Disposition: form-data; name=\"f\"" + parameters + "\r\n\r\n";
        return content("multipart/form-data; boundary=b7", head + v + "\r\n--b7--\r\n");
    }

    private static Set<String> content(String type, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        RequestHead head = head("/x", new Field("Content-Type", type));
        return kinds(DETECTION.inspect(new Content(head, Content.Form.BODY, bytes, 0, bytes.length)));
    }

    private static RequestHead head(String target, Field field) {
        return new RequestHead("POST", "http", target, "a.example", "HTTP/1.1", new Fields(List.of(field)));
    }

    private static Set<String> kinds(List<Sighting> sightings) {
        Set<String> kinds = new TreeSet<>();
        sightings.forEach(sighting -> kinds.add(sighting.kind()));
        return kinds;
    }

    private static String json(String s) {
        return '"'
                + s.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\r", "\\r")
                        .replace("\n", "\\n")
                + '"';
    }

    private static String form(String s) {
        return URLEncoder.encode(s, StandardCharsets.UTF_8);
    }

    private static String xml(String s) {
        return s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
