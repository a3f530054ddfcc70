package dev.waxseal.detect.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words of human languages that tell what a text says: one {@code .words} file a language, whose lines are a section
 * and words of it with {@code ", "} between. Lines of one section add up, within a file and over all languages.
 */
public final class Lexicon {

    /** The languages, each a file. */
    public static final List<String> LANGUAGES = List.of("en", "de", "es", "fr", "it", "nl", "pl", "pt", "sv");

    private static final int WIDEST = 120;

    /** What words are collected for; the names of the sections in small letters, with a dash between words. */
    public enum Section {
        /** May follow a name without changing what it names: {@code password value}. */
        TRAILS,
        /** Stand before a name without a seam: {@code userpassword}. */
        PREFIXES,
        /** Stand between a name and its value in a sentence: {@code the password is x}. */
        VERBS,
        /** Stand between a value and its name: {@code 4829 is your PIN}. */
        BETWEEN,
        /** Are the first of what is said about a value: {@code password must be …}. */
        SAYING,
        /** Stand somewhere in a sentence about passwords. */
        TELLING,
        /** Stand in a value's place and are none. */
        NONE,
        /** Call a telephone number before its digits without a sign: {@code phone 415 555 2671}. */
        PHONES,
        /** Call other numbers so: {@code cvv 123}. */
        NUMBERS,
        /** Name a town, or what is as good as one beside a street. */
        TOWNS,
        /** Name a town and nothing else. */
        CITIES,
        /** Name a person by parts of the name. */
        PERSON_NAMES,
        /** Say that someone is meant, not something. */
        PERSONS,
        /** Say that a company is meant. */
        COMPANIES,
        /** Name what stands beside a card's other numbers. */
        CARD_COMPANY,
        /** Name what stands beside the code of a second factor. */
        FACTORS,
        /** Name a longitude. */
        LONGITUDES,
        /** Name corners of an area. */
        CORNERS,
        /** Name an area. */
        AREAS,
        /** Hold texts about fields instead of fields. */
        ABOUT,
        /** Say nothing as names, so that a neighbour's or the parent's name speaks for the value. */
        NEUTRAL,
        /** Are names whose values name a neighbour: {@code {"name":"password","value":"…"}}. */
        NAMING,
        /** Are the last of names whose values say where something stands. */
        REFERRING;

        private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static final Lexicon ALL = read();

    /** The words of one section. */
    private static final class Words {
        final List<String> listed = new ArrayList<>();
        final Set<String> set = new HashSet<>();

        /** Where the words of the language begin that is being read; others may have the same. */
        int begin;

        void add(String label, String word) {
            if (set.add(word)) {
                listed.add(word);
            } else if (listed.subList(begin, listed.size()).contains(word)) {
                throw new IllegalArgumentException(label + " has \"" + word + "\" already");
            }
        }
    }

    private final Map<Section, Words> sections = new EnumMap<>(Section.class);

    private Lexicon() {
        for (Section section : Section.values()) {
            sections.put(section, new Words());
        }
    }

    /** The words of a section in all languages. */
    public static Set<String> of(Section section) {
        return ALL.words(section).set;
    }

    /** The same in the order of the files, those of a language together. */
    public static List<String> listed(Section section) {
        return ALL.words(section).listed;
    }

    private Words words(Section section) {
        return Objects.requireNonNull(sections.get(section));
    }

    private static Lexicon read() {
        Lexicon lexicon = new Lexicon();
        for (String language : LANGUAGES) {
            String file = "words/" + language + ".words";
            try (BufferedReader reader = Shipped.reader(file)) {
                lexicon.read(reader, file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return lexicon;
    }

    /**
     * Reads a file, for tests; what is wrong with it is told with its place.
     *
     * @throws IllegalStateException with file, line and what is wrong
     */
    static Lexicon read(String file, BufferedReader reader) throws IOException {
        Lexicon lexicon = new Lexicon();
        lexicon.read(reader, file);
        return lexicon;
    }

    private void read(BufferedReader reader, String file) throws IOException {
        for (Words words : sections.values()) {
            words.begin = words.listed.size();
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
            words(section).add(section.label, word);
        }
    }

    private static @Nullable Section section(String label) {
        for (Section section : Section.values()) {
            if (section.label.equals(label)) {
                return section;
            }
        }
        return null;
    }
}
