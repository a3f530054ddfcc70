package dev.waxseal.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.detect.name.NameRule;
import dev.waxseal.detect.name.RuleFile;
import dev.waxseal.detect.text.Shipped;
import dev.waxseal.detect.value.Recognizers;
import dev.waxseal.detect.value.VendorTokens;
import dev.waxseal.tls.SealingRule;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Writes the site's page of kinds and rules from the catalogue and the rule files, as the detector reads them. */
class RulesPageTest {
    private static final Path BASE = Path.of(System.getProperty("basedir", "."));
    private static final Path WRITTEN = BASE.resolve("../target/core/site/rules.md");

    private static final String INTRODUCTION = """
        # Kinds and rules

        What Waxseal takes for sensitive. A test has written this page from the catalogue and the rule files, so it is
        what the detector knows. How it decides, and what makes a value of such a name none, is told in
        [how detection decides](detection.md); a kind of your own is a few lines of `waxseal.yml`.

        "By itself" says that a value is recognised whatever it is called. A check is what a value of one of the names must
        be besides; names are found in any spelling: `apiKey`, `API_KEY`, `x-api-key`.
        """;

    @Test
    void the_page_of_rules_says_what_the_detector_knows() throws IOException {
        String page = page();
        Files.createDirectories(WRITTEN.getParent());
        Files.writeString(WRITTEN, page);

        assertThat(page).contains("# Kinds and rules", "check `national br-cpf`: ", "mot de passe", "| GitHub | `");
        for (Kind kind : Kind.values()) {
            assertThat(page).contains("\n## " + kind.id() + "\n");
        }
    }

    private static String page() throws IOException {
        List<NameRule> rules = new ArrayList<>();
        for (String file : RuleFile.FILES) {
            rules.addAll(RuleFile.read(file, false).names);
        }
        StringBuilder page = new StringBuilder(INTRODUCTION);
        page.append("\n| kind | severity | by itself | who says so |\n|---|---|---|---|\n");
        Set<Kind> alone = alone();
        for (Kind kind : Kind.values()) {
            page.append("| [").append(kind.id()).append("](#").append(kind.id()).append(") | ");
            page.append(kind.severity())
                    .append(" | ")
                    .append(alone.contains(kind) ? "✓" : "")
                    .append(" | ");
            page.append(String.join(", ", kind.references())).append(" |\n");
        }
        for (Kind kind : Kind.values()) {
            page.append("\n## ").append(kind.id()).append("\n\n");
            page.append(alone.contains(kind) ? "Recognised by itself.\n" : "");
            page.append(
                    rules.stream().noneMatch(rule -> rule.kind() == kind) && !alone.contains(kind)
                            ? "Known by where it stands.\n"
                            : "");
            for (NameRule rule : rules) {
                if (rule.kind() == kind) {
                    page.append("\n- check `").append(rule.checkName()).append("`: ");
                    page.append(String.join(", ", rule.names())).append('\n');
                }
            }
        }
        page.append(
                "\n## TLS\n\nWhat handshakes, certificates and whoever takes them are held against:\n\n| rule | severity | when | who says so |\n");
        page.append("|---|---|---|---|\n");
        for (SealingRule rule : SealingRule.all()) {
            page.append("| ")
                    .append(rule.id())
                    .append(" | ")
                    .append(rule.severity())
                    .append(" | ");
            page.append(rule.condition()).append(" | ");
            page.append(String.join(", ", rule.references())).append(" |\n");
        }
        page.append("\n## Vendors\n\nWhose tokens are recognised by their shape:\n\n| vendor | shapes |\n|---|---|\n");
        vendors()
                .forEach((vendor, shapes) -> page.append("| ")
                        .append(vendor)
                        .append(" | `")
                        .append(String.join("`, `", shapes))
                        .append("` |\n"));
        return page.toString();
    }

    private static Set<Kind> alone() {
        Set<Kind> alone = EnumSet.noneOf(Kind.class);
        Recognizers recognizers = Recognizers.standard();
        for (int i = 0; i < recognizers.size(); i++) {
            alone.add(recognizers.get(i).kind());
        }
        return alone;
    }

    private static Map<String, Set<String>> vendors() throws IOException {
        Map<String, Set<String>> vendors = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        try (BufferedReader file = Shipped.reader(VendorTokens.FILE)) {
            file.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        String[] columns = line.split(" \\| ", -1);
                        vendors.computeIfAbsent(columns[0], vendor -> new TreeSet<>())
                                .add(columns[1]);
                    });
        }
        return vendors;
    }
}
