package dev.waxseal.detect.name;

import dev.waxseal.detect.carrier.Datum;
import dev.waxseal.detect.carrier.Scope;
import dev.waxseal.detect.carrier.SiblingNames;
import dev.waxseal.detect.text.Lexicon;
import dev.waxseal.detect.text.Randomness;
import java.util.Set;

/** What a value is called: by itself, by its neighbours, or by what it lies in. */
public final class EffectiveName {

    /** Names that say nothing, so that a neighbour's or the parent's name speaks for the value. */
    private static final Set<String> NEUTRAL = Lexicon.of(Lexicon.Section.NEUTRAL);

    /** Names of the only member of an object that tells a value's type: {@code {"password":{"S":"…"}}} of DynamoDB. */
    private static final Set<String> WRAPPERS = Set.of("s", "n", "b", "ss", "string", "str", "");

    /** Names that say what part of their scope a value is: {@code "passport":{"number":"…"}}. */
    private static final Set<String> PARTS = Set.of("id", "number", "no", "num", "nr", "date");

    /** Names that only say so where the scope's name and they are one: {@code "otp":{"code":"…"}}, {@code "api":{"key":"…"}}. */
    private static final Set<String> PERHAPS_PARTS = Set.of("code", "key", "secret", "community");

    /** Names of one letter that say nothing, and are the token of a link that lets its holder in once. */
    private static final Set<String> RESETTING = Set.of("t", "k", "c", "h");

    /** Other names whose values may be called something else, for what stands around them. */
    private static final Set<String> LONE = Set.of("content", "p", "line", "coordinates");

    /** The fewest letters and digits of one. */
    private static final int RESET = 16;

    private static final int MAX_NAME = 64;

    /** So many containers that say nothing lie between a value and what names it. */
    private static final int MAX_CONTAINERS = 5;

    private final Names names;
    private final Declared declared;

    public EffectiveName(Names names) {
        this.names = names;
        this.declared = new Declared(names);
    }

    /** Whether a name of a thing may be parted before this last word of it, the rest being the name of what it lies in. */
    public static boolean part(String word) {
        return PARTS.contains(word)
                || PERHAPS_PARTS.contains(word)
                || word.equals("coordinates")
                || word.equals("line");
    }

    /**
     * Whether a value of this name is called that and nothing else, whatever stands around it.
     *
     * @param plain the name in lower case, letters and digits only
     */
    public static boolean alone(String plain) {
        return !NEUTRAL.contains(plain)
                && !WRAPPERS.contains(plain)
                && !PERHAPS_PARTS.contains(plain)
                && !PARTS.contains(plain)
                && !RESETTING.contains(plain)
                && !LONE.contains(plain)
                && !Declared.declares(plain);
    }

    public String name(Datum datum) {
        String plain = datum.plainName();
        Scope scope = datum.scope;
        if (scope.resets && RESETTING.contains(plain) && Randomness.token(datum.value, RESET)) {
            return "reset token"; // /magic-link?t=…
        } else if (plain.equals("content") && scope.sibling(SiblingNames.VAULT) != null) {
            return "password"; // of an account in CyberArk
        } else if (NEUTRAL.contains(plain) || (WRAPPERS.contains(plain) && wrapped(datum))) {
            String name = neutral(datum, scope);
            String told = names.match(name) == null || name.equals(scope.name) ? declared.name(datum) : null;
            return told == null ? name : told;
        } else if (plain.equals("p") && scope.sibling(SiblingNames.USER) != null) {
            return "password"; // ?u=mara&p=…
        }
        boolean asked = names.match(datum.name) == null || Declared.vague(plain);
        String told = asked ? declared.name(datum) : null;
        if (told != null) {
            return told;
        } else if (scope.name.isEmpty()) {
            return datum.name;
        } else if (plain.equals("id") && ofAccount(scope)) {
            return "account number";
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

    /** Whether it is {@code Acct/Id/Othr}, which holds the number of an account in ISO 20022 where there is no IBAN. */
    private static boolean ofAccount(Scope scope) {
        Scope account = scope.parent == null ? null : scope.parent.parent;
        return account != null && scope.name.equals("Othr") && account.name.endsWith("Acct");
    }

    /** Whether it is the only value of an object that has a name itself. */
    private static boolean wrapped(Datum datum) {
        return datum.scope.data.size() == 1 && datum.scope.children.isEmpty() && !datum.scope.name.isEmpty();
    }

    private static String neutral(Datum datum, Scope scope) {
        if (scope.data.size() == 2 && scope.name.equals("entry") && datum == scope.data.get(1)) {
            return scope.data.get(0).value; // <entry><string>…</string><string>…</string></entry> of XStream
        }
        if (datum.plainName().equals("input") && !scope.children.isEmpty()) {
            Scope first = scope.children.get(0);
            if (first.name.equals("loc") && !first.data.isEmpty()) {
                return first.data.get(first.data.size() - 1).value; // {"loc":["body","password"],"input":"…"}
            }
        }
        Scope at = scope;
        for (int i = 0; i < MAX_CONTAINERS; i++) {
            Datum naming = at.data.size() > (at == scope ? 1 : 0) ? at.naming(SiblingNames.NAMING) : null;
            if (naming != null && naming != datum && naming.value.length() <= MAX_NAME) {
                return naming.value; // <name>…</name><value><string>…
            }
            if (at.parent == null || !container(at.name)) {
                break;
            }
            at = at.parent;
        }
        return at.name.isEmpty() ? datum.name : at.name;
    }

    private static boolean container(String name) {
        return NEUTRAL.contains(Datum.plain(name));
    }
}
