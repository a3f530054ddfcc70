package dev.waxseal.detect.text;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words of human languages that tell what a text says, of which {@link LexiconFiles} tells where they are written.
 * Whoever needs those of a section asks once and keeps them.
 */
public final class Lexicon {

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
        /** Between brackets or signs, and only there, say of what stood there that it is not shown. */
        HIDING,
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
        REFERRING
    }

    /** The words of each section with a line feed behind each; null until they are read, as in {@link Prepared}. */
    private static volatile @Nullable Map<Section, String> texts;

    private Lexicon() {}

    private static Map<Section, String> texts() {
        Map<Section, String> known = texts;
        if (known == null) {
            known = read();
            texts = known;
        }
        return known;
    }

    private static Map<Section, String> read() {
        PreparedPart made = Prepared.part(Prepared.LEXICON);
        try (PreparedPart words = made == null ? PreparedPart.of(LexiconFiles.prepare()) : made) {
            Map<Section, String> texts = new EnumMap<>(Section.class);
            for (Section section : Section.values()) {
                texts.put(section, words.text());
            }
            return texts;
        }
    }

    /** The words of a section in all languages. */
    public static Set<String> of(Section section) {
        return new HashSet<>(listed(section));
    }

    /** The same in the order of the files, those of a language together. */
    public static List<String> listed(Section section) {
        return Lines.split(texts().getOrDefault(section, ""));
    }
}
