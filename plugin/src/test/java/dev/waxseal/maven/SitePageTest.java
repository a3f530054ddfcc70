package dev.waxseal.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.report.Digest;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.doxia.sink.Sink;
import org.junit.jupiter.api.Test;

class SitePageTest {

    private static final String HOSTILE = "<script>alert(1)</script>]]> [x](javascript:y) &amp;";

    private final List<String> drawn = new ArrayList<>();

    /** Takes down what is drawn: {@code text} escapes what it is given, {@code rawText} would not. */
    private final Sink sink = (Sink) Proxy.newProxyInstance(
            Sink.class.getClassLoader(), new Class<?>[] {Sink.class}, (proxy, method, arguments) -> {
                drawn.add(method.getName() + (arguments == null ? "" : " " + arguments[0]));
                return null;
            });

    @Test
    void a_finding_is_a_row_and_the_whole_report_a_link() {
        page(new Digest.Row("fails", "critical", "password to a.example", "Pay.java:1", "PayTest.pays", "Mend it."));

        assertThat(drawn)
                .containsSubsequence(
                        "text 1 finding must not pass",
                        "link waxseal/waxseal.html",
                        "tableHeaderCell",
                        "text verdict",
                        "tableCell",
                        "text fails",
                        "lineBreak",
                        "text critical",
                        "text password to a.example",
                        "lineBreak",
                        "text at Pay.java:1",
                        "lineBreak",
                        "text in test PayTest.pays",
                        "text Mend it.",
                        "tableRows_",
                        "table_",
                        "body_");
    }

    @Test
    void whatever_names_are_they_are_text() {
        page(new Digest.Row(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE));

        assertThat(drawn).filteredOn(call -> call.contains("script")).allMatch(call -> call.startsWith("text "));
        assertThat(drawn).noneMatch(call -> call.startsWith("rawText") || call.startsWith("unknown"));
        assertThat(drawn).filteredOn(call -> call.startsWith("link ")).containsExactly("link waxseal/waxseal.html");
    }

    @Test
    void what_was_not_heard_is_said_before_all_else() {
        new SitePage(sink, "Waxseal")
                .write(
                        new Digest("Nothing", "0 requests", List.of(), 0, List.of(), List.of()),
                        Optional.of("Unheard!"));

        assertThat(drawn).containsSubsequence("text Unheard!", "text Nothing").doesNotContain("table");
    }

    private void page(Digest.Row row) {
        new SitePage(sink, "Waxseal")
                .write(
                        new Digest(
                                "1 finding must not pass",
                                HOSTILE,
                                List.of(row),
                                0,
                                List.of(new Digest.Sealing(HOSTILE, HOSTILE, HOSTILE)),
                                List.of(HOSTILE)),
                        Optional.empty());
    }
}
