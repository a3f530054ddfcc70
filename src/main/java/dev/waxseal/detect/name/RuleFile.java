package dev.waxseal.detect.name;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.detect.text.Shipped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads a {@code .rules} file: lines of {@code [kind]}, {@code value:}, {@code names:}, {@code not:} and examples.
 *
 * <p>A {@code ~} in an example is left out when it is read, so that no one else's scanner takes the file for a leak.
 */
public final class RuleFile {

    /** A text that must, or must not, be found to hold the kind; and the line that says so. */
    public record Example(String kind, boolean match, String text, String where) {}

    public final List<NameRule> names = new ArrayList<>();
    public final List<Example> examples = new ArrayList<>();

    public static RuleFile read(String name, boolean withExamples) {
        RuleFile file = new RuleFile();
        try (BufferedReader in = Shipped.reader("rules/" + name)) {
            file.read(name, in, withExamples);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private void read(String file, BufferedReader in, boolean withExamples) throws IOException {
        String kind = "";
        String check = "any";
        List<String> phrases = List.of();
        Set<String> vetoes = Set.of();
        int number = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            if (line.startsWith("+ ") || line.startsWith("- ")) {
                if (withExamples) {
                    String text = line.substring(2).replace("~", "").replace("\\n", "\n");
                    examples.add(new Example(kind, line.charAt(0) == '+', text, file + ":" + number));
                }
            } else if (line.startsWith("[")) {
                add(kind, check, phrases, vetoes);
                kind = line.substring(1, line.indexOf(']'));
                check = "any";
                phrases = List.of();
                vetoes = Set.of();
            } else if (line.startsWith("value: ")) {
                check = line.substring(7);
            } else if (line.startsWith("names: ")) {
                phrases = listed(line, 7);
            } else if (line.startsWith("not: ")) {
                vetoes = new HashSet<>(listed(line, 5));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                throw new IllegalStateException(file + ":" + number + ": not a line of a rule: " + line);
            }
        }
        add(kind, check, phrases, vetoes);
    }

    /** What stands between commas; a regular expression would be the first of many a JVM. */
    private static List<String> listed(String line, int from) {
        List<String> all = new ArrayList<>();
        int start = from;
        for (int comma = line.indexOf(", ", start); comma >= 0; comma = line.indexOf(", ", start)) {
            all.add(line.substring(start, comma));
            start = comma + 2;
        }
        all.add(line.substring(start));
        return all;
    }

    private void add(String id, String value, List<String> phrases, Set<String> vetoes) {
        if (!id.isEmpty()) {
            Kind kind = Kind.of(id);
            if (kind == null) {
                throw new IllegalStateException("no such kind: " + id);
            }
            int space = value.indexOf(' ');
            String word = space < 0 ? value : value.substring(0, space);
            Check check = Check.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
            names.add(new NameRule(
                    kind, id, kind.severity(), check, space < 0 ? "" : value.substring(space + 1), phrases, vetoes));
        }
    }
}
