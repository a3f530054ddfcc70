package dev.waxseal.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Writes the site's page of goals from the descriptor that the plugin tools make of the sources, as Maven reads it. */
class GoalsPageTest {

    private static final Path TARGET = Path.of(System.getProperty("basedir", "."), "target");
    private static final Path WRITTEN = TARGET.resolve("site/goals.md");

    private static final String INTRODUCTION = """
            # Goals

            What the Maven plugin does, and all that can be set. A test has written this page from the plugin's own descriptor.
            Each parameter is an element of `<configuration>`; `-D` on the command line takes the property beside it.
            `mvn waxseal:help -Ddetail=true` tells the same. What the settings mean is told in the [guide](index.md#settings).
            """;

    /** What is told of a parameter, the same for all goals that have it. */
    private record Told(String name, String property, String type, String otherwise, String description) {}

    /** Parameters by the goals that share them. */
    private final Map<String, List<String>> goals = new TreeMap<>();

    private final Map<String, Told> parameters = new TreeMap<>();
    private final StringBuilder page = new StringBuilder(INTRODUCTION);

    @BeforeEach
    void read() throws Exception {
        var descriptor = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(TARGET.resolve("plugin-enhanced.xml").toFile()) // the one whose descriptions have their markup
                .getDocumentElement();
        for (Element mojo : all(descriptor, "mojo")) {
            String goal = text(mojo, "goal");
            page.append("\n## waxseal:").append(goal).append("\n\n");
            page.append(markdown(text(mojo, "description"))).append('\n');
            String phase = text(mojo, "phase");
            if (!phase.isEmpty()) {
                page.append("Runs in the phase `").append(phase).append("` unless another is named.\n");
            }
            if (goal.equals("help")) { // made by the plugin tools, with the properties that they give it
                continue;
            }
            for (Element parameter : all(mojo, "parameter")) {
                if (text(parameter, "editable").equals("true")) {
                    Told told = told(parameter, mojo);
                    Told before = parameters.put(told.name(), told);
                    assertThat(before == null ? told : before).isEqualTo(told);
                    goals.computeIfAbsent(told.name(), name -> new ArrayList<>())
                            .add(goal);
                }
            }
        }
        int judging =
                new TreeSet<>(goals.values().stream().flatMap(List::stream).toList()).size();
        Map<List<String>, List<Told>> shared = new LinkedHashMap<>();
        goals.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, List<String>> entry) ->
                                -entry.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .forEach(entry -> shared.computeIfAbsent(entry.getValue(), key -> new ArrayList<>())
                        .add(parameters.get(entry.getKey())));
        page.append("\n## Parameters\n");
        shared.forEach((those, told) -> {
            page.append("\n### Of ")
                    .append(those.size() == judging ? "all goals" : String.join(", ", those))
                    .append("\n\n| parameter | property | | unless set |\n|---|---|---|---|\n");
            told.forEach(one -> page.append("| `" + one.name() + "` | `" + one.property() + "` | " + one.description()
                    + " *" + one.type() + "* | " + one.otherwise() + " |\n"));
        });
        Files.createDirectories(WRITTEN.getParent());
        Files.writeString(WRITTEN, page);
    }

    @Test
    void each_goal_and_each_of_its_parameters_is_told_of_in_whole_sentences() {
        assertThat(page)
                .contains(
                        "\n## waxseal:check\n",
                        "\n## waxseal:prepare-agent\n",
                        "\n## waxseal:report\n",
                        "\n## waxseal:aggregate\n",
                        "\n## waxseal:baseline\n",
                        "\n## waxseal:verify\n",
                        "\n## waxseal:help\n");
        assertThat(parameters.values()).hasSizeGreaterThanOrEqualTo(20).allSatisfy(told -> {
            assertThat(told.description()).as(told.name()).endsWith(".").hasSizeGreaterThan(20);
            assertThat(told.property()).isEqualTo("waxseal." + told.name());
            assertThat(told.otherwise())
                    .as("what it is unless set: " + told.name())
                    .isNotEmpty();
        });
    }

    @Test
    void the_guide_tells_of_each_of_them() throws IOException {
        String guide = Files.readString(TARGET.resolve("../../src/site/markdown/index.md"));
        assertThat(guide).contains("goals.md");
        assertThat(parameters.keySet()).allSatisfy(name -> assertThat(guide).contains("`" + name + "`"));
    }

    private static Told told(Element parameter, Element mojo) {
        String name = text(parameter, "name");
        Element configuration = all(mojo, "configuration").get(0);
        Optional<Element> value = all(configuration, name).stream().findFirst();
        String description = markdown(text(parameter, "description"));
        String given =
                value.map(element -> element.getAttribute("default-value")).orElse("");
        int unless = description.indexOf("Unless set");
        String otherwise = given.isEmpty()
                ? unless < 0
                        ? "nothing"
                        : description.substring(unless + "Unless set".length()).replaceAll("^,? (?:it is )?|\\.$", "")
                : "`" + given + "`";
        return new Told(
                name,
                value.map(Element::getTextContent).orElse("").replaceAll("[${}]", ""),
                type(text(parameter, "type")),
                otherwise,
                unless < 0 ? description : description.substring(0, unless).strip());
    }

    private static String type(String type) {
        if (type.startsWith("java.util.List")) {
            return "a list, on the command line with commas";
        }
        return switch (type) {
            case "boolean" -> "true or false";
            case "java.io.File" -> "a file";
            default -> "a text";
        };
    }

    private static String markdown(String html) {
        return html.replaceAll("</?code>", "`")
                .replaceAll("<br ?/>", "")
                .replaceAll("\\s+", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .strip();
    }

    private static String text(Element parent, String name) {
        return all(parent, name).stream()
                .findFirst()
                .map(Element::getTextContent)
                .orElse("");
    }

    private static List<Element> all(Element parent, String name) {
        var found = parent.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(found::item)
                .map(Element.class::cast)
                .toList();
    }
}
