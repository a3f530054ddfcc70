package dev.waxseal.report;

import com.google.gson.stream.JsonWriter;
import dev.waxseal.catalogue.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** SARIF's {@code tool}: Waxseal and its rules, with the help that the catalogue has for them. */
final class SarifRules {

    private static final String HOME = "https://waxseal.dev";

    private SarifRules() {}

    static void write(List<ToldRule> rules, JsonWriter json) throws IOException {
        json.name("tool").beginObject();
        json.name("driver").beginObject();
        json.name("name").value("Waxseal");
        json.name("fullName").value("Waxseal " + Version.CURRENT);
        json.name("version").value(Version.CURRENT);
        json.name("semanticVersion").value(Version.CURRENT);
        json.name("informationUri").value(HOME);
        json.name("rules").beginArray();
        for (ToldRule rule : rules) {
            write(rule, json);
        }
        json.endArray();
        json.endObject();
        json.endObject();
    }

    private static void write(ToldRule rule, JsonWriter json) throws IOException {
        json.beginObject();
        json.name("id").value(rule.id());
        json.name("name").value(rule.name());
        JsonText.wrapped(json, "shortDescription", "text", rule.title());
        JsonText.wrapped(json, "fullDescription", "text", rule.reason());
        json.name("help").beginObject();
        json.name("text").value(rule.reason() + " " + rule.fix() + " See: " + String.join(", ", rule.references()));
        json.name("markdown").value(markdown(rule));
        json.endObject();
        json.name("helpUri").value(HOME + "/rules.html");
        JsonText.wrapped(
                json,
                "defaultConfiguration",
                "level",
                rule.severity().compareTo(Severity.HIGH) <= 0
                        ? "error"
                        : rule.severity() == Severity.MEDIUM ? "warning" : "note");
        json.name("properties").beginObject();
        json.name("precision").value("very-high");
        json.name("security-severity").value(score(rule.severity()));
        List<String> tags = new ArrayList<>(List.of("security"));
        rule.weaknesses().forEach(number -> tags.add("external/cwe/cwe-" + number));
        JsonText.strings(json, "tags", tags);
        json.endObject();
        json.endObject();
    }

    private static String markdown(ToldRule rule) {
        StringBuilder help = new StringBuilder(rule.reason());
        help.append("\n\n**Fix:** ").append(rule.fix());
        if (!rule.references().isEmpty()) {
            help.append("\n\n**References**\n");
            for (String reference : rule.references()) {
                help.append("\n- ");
                if (reference.startsWith("CWE-")) {
                    String number = reference.substring("CWE-".length());
                    help.append('[')
                            .append(reference)
                            .append("](")
                            .append(weakness(number))
                            .append(')');
                } else {
                    help.append(reference);
                }
            }
        }
        return help.append('\n').toString();
    }

    /** Where a weakness is explained. */
    static String weakness(String number) {
        return "https://cwe.mitre.org/data/definitions/" + number + ".html";
    }

    /** In the middle of what GitHub calls so: critical is over 9.0, high 7.0 to 8.9, medium 4.0 to 6.9, low below. */
    private static String score(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "9.5";
            case HIGH -> "8.0";
            case MEDIUM -> "5.5";
            case LOW -> "2.0";
            case INFO -> "0.5";
        };
    }
}
