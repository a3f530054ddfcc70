package dev.waxseal.detect.text;

import dev.waxseal.detect.text.Lexicon.Section;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the words of the {@link Lexicon}: one {@code .words} file a language, whose lines are a section and words of it
 * with {@code ", "} between. Lines of one section add up, within a file and over all languages.
 */
public final class LexiconFiles {

    /** The languages, each a file. */
    public static final List<String> LANGUAGES = List.of("en", "de", "es", "fr", "it", "nl", "pl", "pt", "sv");

    private static final int WIDEST = 120;

    /** The words of each section, over all languages and in the language that is being read. */
    private final Map<Section, Set<String>> words = sections();

    private final Map<Section, Set<String>> ofLanguage = sections();

    private LexiconFiles() {}

    private static Map<Section, Set<String>> sections() {
        Map<Section, Set<String>> sections = new EnumMap<>(Section.class);
        for (Section section : Section.values()) {
            sections.put(section, new LinkedHashSet<>());
        }
        return sections;
    }

    /** All words as the lexicon reads them. */
    public static byte[] prepare() {
        LexiconFiles all = new LexiconFiles();
        for (String language : LANGUAGES) {
            String file = "words/" + language + ".words";
            try (BufferedReader reader = Shipped.reader(file)) {
                all.language(reader, file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        Preparing lexicon = new Preparing();
        for (Set<String> section : all.words.values()) {
            lexicon.lines(section);
        }
        return lexicon.made();
    }

    /**
     * Reads a file, for tests; what is wrong with it is told with its place.
     *
     * @throws IllegalStateException with file, line and what is wrong
     */
    static void read(String file, BufferedReader reader) throws IOException {
        new LexiconFiles().language(reader, file);
    }

    private void language(BufferedReader reader, String file) throws IOException {
        for (Set<String> section : ofLanguage.values()) {
            section.clear();
        }
        int number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                try {
                    read(line);
                } catch (IllegalArgumentException e) {
                    throw new IllegalStateException(file + ":" + number + ": " + e.getMessage(), e);
                }
            }
        }
    }

    private void read(String line) {
        int colon = line.indexOf(": ");
        Section section = colon < 0 ? null : section(line.substring(0, colon));
        if (section == null) {
            throw new IllegalArgumentException("begins with no section, which are "
                    + Arrays.toString(Section.values()).toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        Lines.narrow(line, WIDEST);
        for (String word : Lines.listed(line, colon + 2)) {
            if (!Objects.requireNonNull(ofLanguage.get(section)).add(word)) {
                throw new IllegalArgumentException(label(section) + " has \"" + word + "\" already");
            }
            Objects.requireNonNull(words.get(section)).add(word);
        }
    }

    private static @Nullable Section section(String label) {
        for (Section section : Section.values()) {
            if (label(section).equals(label)) {
                return section;
            }
        }
        return null;
    }

    private static String label(Section section) {
        return section.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
