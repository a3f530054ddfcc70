package dev.waxseal.report;

import static dev.waxseal.journal.FindingBuilder.login;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.detect.Detection;
import dev.waxseal.detect.Sighting;
import dev.waxseal.journal.FindingBuilder;
import dev.waxseal.wire.Content;
import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.Passage;
import dev.waxseal.wire.RequestHead;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing that is written about long content has a secret of it in it, plain or encoded: no report, no explanation. */
class CanariesTest {

    private static final String CANARY = "Canary7f3q/Zebra+1";
    private static final String ADDRESS = "canary.7f3q.zebra@acme.org";
    private static final String PROSE = "one or two ".repeat(45_000);

    /** What holds the canaries, before and behind half a megabyte each. */
    enum Carrier {
        JSON("application/json") {
            @Override
            String content() {
                return "{" + members() + ",\"note\":\"" + PROSE + "\",\"more\":{" + members() + "},\"end\":\"" + PROSE
                        + "\",\"last\":[{" + members() + "}]}";
            }
        },
        JSON_IN_BASE64_IN_JSON("application/json") {
            @Override
            String content() {
                return "{\"data\":\""
                        + Base64.getEncoder().encodeToString(JSON.content().getBytes(UTF_8)) + "\"}";
            }
        },
        XML("application/xml") {
            @Override
            String content() {
                String elements = "<password>" + CANARY + "</password><e name='apiKey' value='" + CANARY + "'/><mail>"
                        + ADDRESS + "</mail>";
                return "<r>" + elements + "<note>" + PROSE + "</note>" + elements + "<note>" + PROSE + "</note>"
                        + elements + "</r>";
            }
        },
        CSV("text/csv") {
            @Override
            String content() {
                return "id,password,mail,note\n" + ("1," + CANARY + ',' + ADDRESS + ",\"" + PROSE + "\"\n").repeat(2);
            }
        },
        FORM("application/x-www-form-urlencoded") {
            @Override
            String content() {
                String pairs = "password=" + URLEncoder.encode(CANARY, UTF_8) + "&mail="
                        + URLEncoder.encode(ADDRESS, UTF_8) + '&' + URLEncoder.encode(ADDRESS, UTF_8) + "=1&note=";
                return (pairs + PROSE.replace(' ', '+') + '&').repeat(2);
            }
        },
        MULTIPART("multipart/form-data; boundary=b7") {
            @Override
            String content() {
                String part = "--b7\r\nContent-Disposition: form-data; name=\"";
                return part + "password\"\r\n\r\n" + CANARY + "\r\n" + part + "file\"; filename=\"a.json\"\r\n\r\n"
                        + JSON.content() + "\r\n" + part + ADDRESS + "\"\r\n\r\n" + ADDRESS + "\r\n--b7--\r\n";
            }
        },
        TEXT("text/plain") {
            @Override
            String content() {
                return ("password=" + CANARY + " from " + ADDRESS + '\n' + PROSE + '\n').repeat(2);
            }
        },
        MESSAGE_PACK("application/msgpack") {
            @Override
            String content() {
                return ((char) 0x93 + packed(0x83, 0xa0, 0xdb)).repeat(1)
                        + packed(0x83, 0xa0, 0xdb)
                        + packed(0x83, 0xa0, 0xdb);
            }
        },
        CBOR("application/cbor") {
            @Override
            String content() {
                return (char) 0x82 + packed(0xa3, 0x60, 0x7a) + packed(0xa3, 0x60, 0x7a);
            }
        },
        PROTOBUF("application/x-protobuf") {
            @Override
            String content() {
                return ("\10\1\22" + (char) ADDRESS.length() + ADDRESS + "\10\2\32\10password\42"
                                + (char) CANARY.length() + CANARY + "\35\0\0\1\0" + PROSE.substring(0, 400_000) + '\0')
                        .repeat(3);
            }
        };

        private final String type;

        Carrier(String type) {
            this.type = type;
        }

        abstract String content();

        private static String members() {
            return "\"password\":\"" + CANARY + "\",\"" + ADDRESS + "\":{\"token\":\"" + CANARY + "\"},\"mail\":\""
                    + ADDRESS + "\"";
        }

        private static String packed(int map, int text, int longText) {
            int length = PROSE.length();
            return "" + (char) map + (char) (text + 4) + "note" + (char) longText + (char) (length >> 24)
                    + (char) ((length >> 16) & 255) + (char) ((length >> 8) & 255) + (char) (length & 255) + PROSE
                    + (char) (text + 8) + "password" + (char) (text + CANARY.length()) + CANARY + (char) (text + 4)
                    + "mail" + (char) (longText - 2) + (char) 0 + (char) ADDRESS.length() + ADDRESS;
        }
    }

    @ParameterizedTest
    @EnumSource
    void no_output_has_a_secret_of_long_content_in_it(Carrier carrier) throws IOException {
        byte[] bytes = carrier.content().getBytes(ISO_8859_1);
        StringBuilder out = new StringBuilder();
        List<FindingBuilder> findings = new ArrayList<>();
        Passage passage = new Passage();
        for (int from = 0; from < bytes.length; from += Content.STRETCH) {
            int to = Math.min(bytes.length, from + Content.STRETCH);
            Content content = new Content(
                    head(carrier.type), Content.Form.BODY, bytes, from, to, passage, from == 0, to == bytes.length);
            for (Sighting sighting : Detection.standard()
                    .inspect(
                            content,
                            (location, consideration) -> out.append(location)
                                    .append(' ')
                                    .append(consideration)
                                    .append('\n'))) {
                out.append(sighting).append('\n');
                findings.add(login().data(sighting.kind(), sighting.location(), sighting.evidence()));
            }
        }
        Report report = Run.of(findings.toArray(new FindingBuilder[0])).judged();
        for (ReportFormat format : ReportFormats.ALL) {
            StringWriter written = new StringWriter();
            format.write(report, written);
            out.append(written);
        }

        assertThat(bytes.length).isGreaterThan(900_000);
        assertThat(findings).hasSizeGreaterThanOrEqualTo(1);
        for (String canary : List.of(CANARY, ADDRESS)) {
            assertThat(out.toString().toLowerCase(Locale.ROOT)).doesNotContain(spellings(canary));
        }
    }

    /** As it is, in hexadecimal, percent-encoded, and what Base64 makes of it wherever it begins. */
    private static List<String> spellings(String secret) {
        List<String> spellings = new ArrayList<>(List.of(
                secret,
                secret.substring(0, 11),
                HexFormat.of().formatHex(secret.getBytes(UTF_8)),
                URLEncoder.encode(secret, UTF_8)));
        for (int before = 0; before < 3; before++) {
            byte[] padded = (" ".repeat(before) + secret).getBytes(UTF_8);
            String encoded = Base64.getEncoder().withoutPadding().encodeToString(padded);
            spellings.add(encoded.substring((before * 8 + 5) / 6, padded.length * 8 / 6));
        }
        spellings.replaceAll(spelling -> spelling.toLowerCase(Locale.ROOT));
        return spellings;
    }

    private static RequestHead head(String type) {
        return new RequestHead(
                "POST", "http", "/", "a.example", "HTTP/1.1", new Fields(List.of(new Field("Content-Type", type))));
    }
}
