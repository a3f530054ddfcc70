package dev.waxseal.detect.name;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.detect.text.Chars;
import dev.waxseal.detect.text.Lines;
import dev.waxseal.detect.text.Shipped;
import dev.waxseal.detect.value.NationalIds;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code .rules} file: blocks of {@code [kind]}, {@code value:}, {@code names en:} for each language,
 * {@code not:} and examples. Lines of names and of vetoes add up; vetoes before the first block are the whole file's.
 *
 * <p>A {@code ~} in an example is left out when it is read, so that no one else's scanner takes the file for a leak. A
 * mistake is told with its file and line.
 */
public final class RuleFile {

    /** The files that are shipped, in the order in which their rules are asked. */
    public static final List<String> FILES =
            List.of("credentials.rules", "finance.rules", "personal.rules", "national.rules", "health.rules");

    /** Lines that add up have no more characters, so that a change of one can be read. */
    private static final int WIDEST = 120;

    private static final String NAMES = "names ";

    /** What begins the names of a language: {@code names de:} and a space. */
    private static final int NAMES_LENGTH = NAMES.length() + 4;

    /** A text that must, or must not, be found to hold the kind; and the line that says so. */
    public record Example(String kind, boolean match, String text, String where) {}

    public final List<NameRule> names = new ArrayList<>();
    public final List<Example> examples = new ArrayList<>();

    private final boolean withExamples;

    /** Vetoes of the whole file. */
    private final Set<String> vetoes = new HashSet<>();

    private Block block = new Block(null, "", 0);

    /** What was read of a block. */
    private static final class Block {
        final @Nullable Kind kind;
        final String id;
        final int line;
        Check check = Check.ANY;
        String argument = "";
        final List<String> phrases = new ArrayList<>();
        final Set<String> named = new HashSet<>();
        final Set<String> vetoes = new HashSet<>();

        Block(@Nullable Kind kind, String id, int line) {
            this.kind = kind;
            this.id = id;
            this.line = line;
        }
    }

    private RuleFile(boolean withExamples) {
        this.withExamples = withExamples;
    }

    /** The rules of all files that are shipped. */
    public static List<NameRule> all() {
        List<NameRule> rules = new ArrayList<>();
        for (String file : FILES) {
            rules.addAll(read(file, false).names);
        }
        return rules;
    }

    /** Reads a file that is shipped; its examples only when someone tries them. */
    public static RuleFile read(String name, boolean withExamples) {
        try (BufferedReader in = Shipped.reader("rules/" + name)) {
            return read(name, in, withExamples);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a file.
     *
     * @throws IllegalStateException with file, line and what is wrong
     */
    static RuleFile read(String name, BufferedReader in, boolean withExamples) throws IOException {
        RuleFile file = new RuleFile(withExamples);
        int number = 0;
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                if (!line.isBlank() && !line.startsWith("#")) {
                    file.line(line, name, number);
                }
            }
            number = file.block.line;
            file.end();
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(name + ":" + number + ": " + e.getMessage(), e);
        }
        return file;
    }

    private void line(String line, String file, int number) {
        char first = line.charAt(0);
        if (first == '[') {
            end();
            begin(line, number);
        } else if (line.startsWith("not: ")) {
            Lines.narrow(line, WIDEST);
            (block.kind == null ? vetoes : block.vetoes).addAll(Lines.listed(line, 5));
        } else if (block.kind == null) {
            throw new IllegalArgumentException("stands before the first [kind]: " + line);
        } else if ((first == '+' || first == '-') && line.startsWith(" ", 1) && line.length() > 2) {
            if (withExamples) {
                String text = line.substring(2).replace("~", "").replace("\\n", "\n");
                examples.add(new Example(block.id, first == '+', text, file + ":" + number));
            }
        } else if (line.startsWith("value: ")) {
            value(line.substring(7));
        } else if (line.startsWith(NAMES)) {
            names(line);
        } else {
            throw new IllegalArgumentException("not a line of a rule: " + line);
        }
    }

    private void begin(String line, int number) {
        if (!line.endsWith("]")) {
            throw new IllegalArgumentException("a block begins with [kind] and nothing behind it: " + line);
        }
        String id = line.substring(1, line.length() - 1);
        Kind kind = Kind.of(id);
        if (kind == null) {
            throw new IllegalArgumentException("no such kind: " + id);
        }
        block = new Block(kind, id, number);
    }

    private void value(String value) {
        int space = value.indexOf(' ');
        String word = space < 0 ? value : value.substring(0, space);
        block.argument = space < 0 ? "" : value.substring(space + 1);
        block.check = Check.of(word);
        boolean known = switch (block.check) {
            case NATIONAL -> NationalIds.known(block.argument);
            case VARIED -> Chars.digits(block.argument) && block.argument.length() <= 3;
            default -> block.argument.isEmpty();
        };
        if (!known) {
            throw new IllegalArgumentException("no such number: " + value);
        }
    }

    private void names(String line) {
        int language = NAMES.length();
        if (line.length() <= NAMES_LENGTH
                || !Chars.letter(line.charAt(language))
                || !Chars.letter(line.charAt(language + 1))
                || !line.startsWith(": ", language + 2)) {
            throw new IllegalArgumentException("names have a language of two letters: names en: …");
        }
        Lines.narrow(line, WIDEST);
        for (String name : Lines.listed(line, NAMES_LENGTH)) {
            if (!block.named.add(name)) {
                throw new IllegalArgumentException("is named twice: " + name);
            } else if (!Chars.hasLetter(name)) {
                throw new IllegalArgumentException("a name without a letter: " + name);
            }
            block.phrases.add(name);
        }
    }

    private void end() {
        Kind kind = block.kind;
        if (kind != null) {
            if (block.phrases.isEmpty()) {
                throw new IllegalArgumentException("a rule without names: [" + block.id + ']');
            }
            block.vetoes.addAll(vetoes);
            names.add(new NameRule(
                    kind, block.id, kind.severity(), block.check, block.argument, block.phrases, block.vetoes));
        }
    }
}
