package dev.waxseal.detect.name;

import dev.waxseal.detect.carrier.Datum;
import dev.waxseal.detect.carrier.Scope;
import dev.waxseal.detect.text.Lexicon;
import java.util.Set;

/** What a value is called: by itself, by its neighbours, or by what it lies in. */
public final class Called {

    /** Names that say nothing, so that a neighbour's or the parent's name speaks for the value. */
    private static final Set<String> NEUTRAL = Lexicon.of(Lexicon.Section.NEUTRAL);

    /** Names that say what part of their scope a value is: {@code "passport":{"number":"…"}}. */
    private static final Set<String> PARTS = Set.of("id", "number", "no", "num", "nr", "date");

    /** Names that only say so where the scope's name and they are one: {@code "otp":{"code":"…"}}, {@code "api":{"key":"…"}}. */
    private static final Set<String> PERHAPS_PARTS = Set.of("code", "key", "secret");

    /** Neighbours that name a neutral value: {@code {"name":"password","value":"…"}}. */
    private static final Set<String> NAMING = Lexicon.of(Lexicon.Section.NAMING);

    private static final int MAX_NAME = 64;

    private final Names names;

    public Called(Names names) {
        this.names = names;
    }

    /** Whether a name of a thing may be parted before this last word of it, the rest being the name of what it lies in. */
    public static boolean part(String word) {
        return PARTS.contains(word)
                || PERHAPS_PARTS.contains(word)
                || word.equals("coordinates")
                || word.equals("line");
    }

    public String name(Datum datum) {
        String plain = datum.plainName();
        Scope scope = datum.scope;
        if (NEUTRAL.contains(plain)) {
            return neutral(datum, scope);
        } else if (scope.name.isEmpty()) {
            return datum.name;
        } else if (PARTS.contains(plain)) {
            String part = scope.name + ' ' + datum.name;
            return scope.parent == null || scope.parent.name.isEmpty() || names.match(part) != null
                    ? part
                    : scope.parent.name + ' ' + part; // "driver":{"license":{"number":"…"}}
        } else if (PERHAPS_PARTS.contains(plain)
                && !scope.name.startsWith("licen")) { // the key of a licence is its name
            String part = scope.name + ' ' + datum.name;
            Names.Match match = names.match(part);
            return match != null && match.phrase().length() > datum.name.length() ? part : datum.name;
        } else if (plain.equals("line") && scope.name.equals("line") && scope.parent != null) {
            return scope.parent.name + " line"; // of an address in FHIR
        } else if (plain.equals("coordinates") && scope.parent != null) {
            return scope.parent.name + " coordinates"; // of GeoJSON: what is there says its parent
        }
        return datum.name;
    }

    private static String neutral(Datum datum, Scope scope) {
        if (scope.data.size() > 1) {
            Datum naming = scope.naming(NAMING);
            if (naming != null && naming != datum && naming.value.length() <= MAX_NAME) {
                return naming.value;
            }
        }
        if (scope.parent != null && NEUTRAL.contains(scope.name)) {
            Datum naming = scope.parent.naming(NAMING);
            if (naming != null && naming.value.length() <= MAX_NAME) {
                return naming.value; // <name>…</name><value><string>…
            }
        }
        return scope.name.isEmpty() ? datum.name : scope.name;
    }
}
