package dev.waxseal.detect;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.catalogue.Severity;
import dev.waxseal.detect.carrier.Datum;
import dev.waxseal.detect.carrier.Documents;
import dev.waxseal.detect.carrier.Scope;
import dev.waxseal.detect.glance.Glance;
import dev.waxseal.detect.name.CredentialFields;
import dev.waxseal.detect.name.EffectiveName;
import dev.waxseal.detect.name.LabelVeto;
import dev.waxseal.detect.name.NameRule;
import dev.waxseal.detect.name.Names;
import dev.waxseal.detect.text.Chars;
import dev.waxseal.detect.text.Lexicon;
import dev.waxseal.detect.text.NameWords;
import dev.waxseal.detect.text.NoValue;
import dev.waxseal.detect.text.Publishable;
import dev.waxseal.detect.text.Randomness;
import dev.waxseal.detect.text.RoleMailbox;
import dev.waxseal.detect.value.Cards;
import dev.waxseal.detect.value.PasswordHashes;
import dev.waxseal.detect.value.Recognizers;
import dev.waxseal.detect.value.ValueScan;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides for each value of a scope, by its name, its neighbours and itself, whether it is sensitive. */
final class Examiner implements ValueScan.Found {

    /** Named kinds that say no more than "a secret" or "a number"; a value recognised by itself is called what it is. */
    private static final Set<Kind> GENERIC = EnumSet.of(
            Kind.API_KEY,
            Kind.CLIENT_SECRET,
            Kind.SESSION_ID,
            Kind.BANK_ACCOUNT,
            Kind.NATIONAL_ID,
            Kind.PASSWORD_HASH,
            Kind.CRYPTO_KEY,
            Kind.PRIVATE_KEY,
            Kind.HEALTH_RECORD);

    /** Values recognised by themselves that need no second name beside one that was given to them. */
    private static final Set<Kind> INCIDENTAL = EnumSet.of(
            Kind.EMAIL, Kind.PHONE, Kind.NATIONAL_ID, Kind.US_SSN, Kind.IBAN, Kind.CARD_NUMBER, Kind.VENDOR_TOKEN);

    /** Kinds of which some are made to be published. */
    private static final Set<Kind> PUBLISHED = EnumSet.of(Kind.API_KEY, Kind.ACCESS_TOKEN, Kind.CLIENT_SECRET);

    /** Values recognised by themselves that nothing else looks like. */
    private static final Set<Kind> PROVEN =
            EnumSet.of(Kind.JWT, Kind.VENDOR_TOKEN, Kind.PRIVATE_KEY, Kind.PASSWORD_HASH, Kind.CRYPTO_KEY);

    /** Shorter ones may come about by chance. */
    private static final int PROOF = 24;

    /** Words that make a token more than just a token, so that a JSON Web Token of that name is both. */
    private static final List<String> PURPOSES =
            List.of("access", "auth", "bearer", "idtoken", "security", "reset", "login");

    /** What holds texts about fields instead of fields. */
    private static final Set<String> ABOUT = Lexicon.of(Lexicon.Section.ABOUT);

    /** Last words of names whose numbers no one pays with. */
    private static final Set<String> IDENTIFIERS = Set.of("id", "ids", "uid", "guid", "seq", "sequence", "offset");

    /** What error reports call the value that they are about. */
    private static final Set<String> REJECTED = Set.of("rejectedvalue", "invalidvalue", "attemptedvalue", "input");

    /** What says in a form of Struts which of its fields guards it against being sent twice. */
    private static final Set<String> GUARD = Set.of("strutstokenname");

    private static final int LEAST_TOKEN = 8;

    /** So many characters, or digits, has the shortest name that may be a value itself. */
    private static final int LEAST_TELLING = 9;

    private record Hit(
            @Nullable Kind kind, String id, Severity severity, int from, int to, String label, boolean named) {}

    private final Names names;
    private final EffectiveName called;
    private final Recognizers recognizers;
    private final ValueScan values;
    private final UserPatterns patterns;
    private final Glance glance;
    private final Documents documents = new Documents();
    private final Sightings findings;
    private final @Nullable Explanation explanation;
    private List<Hit> hits = new ArrayList<>();

    Examiner(Rulebook catalogue, Sightings findings, @Nullable Explanation explanation) {
        this.names = catalogue.names();
        this.called = new EffectiveName(names);
        this.recognizers = catalogue.recognizers();
        this.values = catalogue.values();
        this.patterns = catalogue.patterns();
        this.glance = catalogue.glance();
        this.findings = findings;
        this.explanation = explanation;
    }

    Documents documents() {
        return documents;
    }

    /** Examines every value of the scope and of the scopes in it, in the order they stand. */
    void examine(Scope scope) {
        for (Datum datum : scope.data) {
            examine(datum);
        }
        for (Scope child : scope.children) {
            if (telling(child.name)) {
                memberName(child.name, scope);
            }
            examine(child);
        }
        if (explanation != null) {
            for (Scope.Left left : scope.left) {
                if (names.match(left.name()) != null) {
                    explanation.say(left.location(), "vetoed: behind \"" + left.name() + "\" stands " + left.reason());
                }
            }
        }
    }

    /** Whether a member's name is longer than names are, with digits or an address in it. */
    private static boolean telling(String name) {
        return name.length() >= LEAST_TELLING && (name.indexOf('@') > 0 || Chars.digitCount(name) >= LEAST_TELLING);
    }

    /** A name that is a value itself: {@code {"mara@example.org":{…}}}. */
    private void memberName(String name, Scope scope) {
        String location = scope.data.isEmpty() ? "body" : scope.data.get(0).location;
        int dot = Math.max(location.lastIndexOf('.'), location.lastIndexOf('$') + 1);
        String place = dot > 0 ? location.substring(0, dot) : location;
        present(new Datum(scope.nested(), place + '.' + name, "", name, 0, 0));
    }

    /** The place of a finding without what in it is a value itself, since names may be such. */
    private String place(String location) {
        if (!telling(location)) {
            return location;
        }
        List<Hit> outer = hits;
        hits = new ArrayList<>(1);
        values.scan(location, this);
        List<Hit> found = hits;
        hits = outer;
        String place = location;
        for (int i = found.size() - 1; i >= 0; i--) {
            place = place.substring(0, found.get(i).from) + Mask.SHORT + place.substring(found.get(i).to);
        }
        return place;
    }

    /** Tells whoever asks. */
    void say(String location, String consideration) {
        if (explanation != null) {
            explanation.say(location, consideration);
        }
    }

    /** Adds what the value is to the findings, and says whether it is anything. */
    boolean examine(Datum datum) {
        if (explanation == null && quiet(datum)) {
            return false;
        }
        int before = findings.count();
        if (!NoValue.is(datum.value)) {
            present(datum);
        } else if (explanation != null && names.match(called.name(datum)) != null) {
            explanation.say(datum.location, "no value: empty, a mask, a placeholder or a keyword");
        }
        if (explanation != null && findings.count() == before && !datum.value.isBlank()) {
            doubt(datum, explanation);
        }
        return findings.count() > before;
    }

    /** As {@link #examine(Datum)}, where only a token that proves itself counts: signed, or of a known vendor. */
    boolean examineToken(Datum datum) {
        List<Hit> outer = hits;
        hits = new ArrayList<>(2);
        values.scan(datum.value, this);
        List<Hit> found = hits;
        hits = outer;
        boolean any = false;
        for (Hit hit : found) {
            boolean sure = hit.kind != Kind.VENDOR_TOKEN || hit.severity != Severity.MEDIUM;
            if (sure && PROVEN.contains(hit.kind) && hit.to - hit.from >= PROOF) {
                findings.add(hit.id, hit.severity, datum.location, Mask.of(hit.to - hit.from, hit.label));
                any = true;
            }
        }
        return any;
    }

    /** Whether neither name nor value says anything, as of nearly all values; whoever asks why is told in any case. */
    private boolean quiet(Datum datum) {
        String name = called.name(datum);
        return names.match(name) == null
                && !CredentialFields.has(name)
                && !datum.secret()
                && !glance.suspicious(datum.value)
                && !glance.suspicious(datum.name); // which may be the value itself
    }

    private void doubt(Datum datum, Explanation asking) {
        String followed = datum.name.isEmpty() || names.match(called.name(datum)) != null
                ? null
                : names.followed(called.name(datum));
        if (followed != null) {
            asking.say(datum.location, "vetoed: " + followed);
        }
        if (!datum.scope.read) {
            NearMisses.say(recognizers, datum.value, datum.location, asking);
        }
    }

    private void present(Datum datum) {
        if (datum.name.equals(Datum.USERINFO)) {
            add(Kind.URL_CREDENTIALS, Kind.URL_CREDENTIALS.severity(), datum.location, datum.value.length());
            return;
        } else if (datum.name.equals(Datum.BASIC)) {
            add(Kind.BASIC_AUTH, Kind.BASIC_AUTH.severity(), datum.location, datum.value.length());
            return;
        }
        if (!datum.scope.read && telling(datum.name) && !datum.value.isEmpty()) {
            present(new Datum(datum.scope.nested(), datum.location, "", datum.name, 0, 0));
        }
        if (datum.name.equals(Datum.PROOF)) {
            examineToken(datum);
            return;
        }
        String name = called.name(datum);
        if (MessageFields.special(name, datum, this)) {
            return;
        }
        NameRule rule = rule(name, datum);
        List<Hit> outer = hits;
        hits = new ArrayList<>(2);
        boolean secret = rule != null
                && (rule.kind() == Kind.PASSWORD || rule.kind() == Kind.CARD_CVV || rule.kind() == Kind.PIN);
        if (!secret && !(rule == null && datum.scope.read)) {
            values.scan(datum.value, this);
            hits.removeIf(hit -> harmless(hit, datum));
        }
        List<Hit> found = hits;
        hits = outer;
        if (rule != null && rule.kind() == Kind.EMAIL && RoleMailbox.is(datum.value)) {
            rule = null;
        }
        if (rule != null && rule.kind() == Kind.PASSWORD && PasswordHashes.is(datum.value)) {
            found.add(new Hit(
                    Kind.PASSWORD_HASH,
                    Kind.PASSWORD_HASH.id(),
                    Kind.PASSWORD_HASH.severity(),
                    0,
                    datum.value.length(),
                    "",
                    true));
        } else if (rule != null) {
            resolve(rule, datum, found);
        }
        patterns.search(
                datum.value,
                (kind, from, to) -> found.add(new Hit(null, kind.id(), kind.severity(), from, to, "", false)));
        for (Hit hit : found) {
            findings.add(hit.id, hit.severity, place(datum.location), Mask.of(hit.to - hit.from, hit.label));
            if (explanation != null && !hit.named) {
                explanation.say(
                        datum.location,
                        hit.id + ": recognised by itself" + (hit.label.isEmpty() ? "" : " (" + hit.label + ")"));
            }
        }
        if (rule == null || !secret) {
            Scope nested = documents.nested(datum);
            if (nested.unread) {
                findings.partly("documents within more than " + Documents.MAX_DEPTH + " others", datum.location);
            }
            examine(nested);
        }
    }

    /** A mailbox that is no person's; an identifier that happens to be a card number as well. */
    private static boolean harmless(Hit hit, Datum datum) {
        if (hit.kind == Kind.EMAIL) {
            return RoleMailbox.is(datum.value.substring(hit.from, hit.to));
        } else if (hit.kind != Kind.CARD_NUMBER || hit.to - hit.from < datum.value.length()) {
            return false;
        }
        List<String> words = NameWords.of(datum.name);
        return words.size() > 1
                && IDENTIFIERS.contains(words.get(words.size() - 1))
                && !words.contains("card")
                && !words.contains("pan");
    }

    /** A value that is called something and recognised as something is both, unless one says less than the other. */
    private static void resolve(NameRule rule, Datum datum, List<Hit> found) {
        boolean cookie = datum.scope.cookies && rule.kind() == Kind.SESSION_ID;
        Kind kind = cookie ? Kind.SESSION_COOKIE : rule.kind();
        boolean whole = false;
        for (Hit hit : found) {
            whole |= (hit.to - hit.from) * 2 > datum.value.strip().length();
        }
        if (whole
                && kind != null
                && (GENERIC.contains(kind) || (kind == Kind.ACCESS_TOKEN && found.get(0).kind == Kind.VENDOR_TOKEN))) {
            return;
        }
        if (whole && kind == Kind.ACCESS_TOKEN && found.get(0).kind == Kind.JWT && justToken(datum.plainName())) {
            return;
        }
        String beside = found.isEmpty() ? "" : beside(found.get(0), datum.value.strip());
        found.removeIf(hit -> hit.kind == kind || (hit.kind != null && INCIDENTAL.contains(hit.kind)));
        Severity severity = Severities.of(rule, datum);
        String label = beside;
        if (!label.isEmpty()) {
            found.removeIf(hit -> hit.kind == Kind.JWT);
        }
        if (kind == Kind.CARD_NUMBER) {
            label = Cards.brandOf(datum.value);
        }
        found.add(
                0, new Hit(kind, kind == null ? rule.id() : kind.id(), severity, 0, datum.value.length(), label, true));
    }

    private static boolean justToken(String plainName) {
        for (String purpose : PURPOSES) {
            if (plainName.contains(purpose)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void found(Kind kind, Severity severity, int from, int to, String label) {
        hits.add(new Hit(kind, kind.id(), severity, from, to, label, false));
    }

    /** What else a whole value is besides what it is called: a JSON Web Token, the token of a vendor; or empty. */
    String label(String value) {
        List<Hit> outer = hits;
        hits = new ArrayList<>(1);
        values.scan(value, this);
        List<Hit> found = hits;
        hits = outer;
        return found.isEmpty() ? "" : beside(found.get(0), value);
    }

    private static String beside(Hit hit, String value) {
        boolean whole = (hit.to - hit.from) * 2 > value.length();
        return !whole ? "" : hit.kind == Kind.JWT ? "JWT" : hit.kind == Kind.VENDOR_TOKEN ? hit.label : "";
    }

    /** Adds what is known without looking at a name. */
    void add(Kind kind, Severity severity, String location, int length) {
        add(kind, severity, location, length, "");
    }

    /** As {@link #add(Kind, Severity, String, int)}, with what else it is. */
    void add(Kind kind, Severity severity, String location, int length, String label) {
        findings.add(kind.id(), severity, place(location), Mask.of(length, label));
    }

    private @Nullable NameRule rule(String name, Datum datum) {
        Names.Match match = names.match(name);
        if (match == null) {
            return null;
        }
        String about = about(datum);
        for (NameRule rule : match.rules()) {
            String veto = match.veto(rule);
            boolean published = PUBLISHED.contains(rule.kind()) && Publishable.is(datum.value);
            boolean accepted = veto == null
                    && about == null
                    && !published
                    && rule.accepts(datum.value, datum)
                    && (!match.begins() || certain(datum.value));
            String label = accepted ? LabelVeto.veto(names, match, rule, name, datum) : null;
            accepted &= label == null;
            if (explanation != null) {
                explanation.say(
                        datum.location,
                        rule.id() + ": the words \"" + match.phrase() + "\"; "
                                + (veto != null
                                        ? "vetoed by \"" + veto + "\" before them"
                                        : label != null
                                                ? "vetoed as " + label
                                                : about != null
                                                        ? "vetoed by \"" + about + "\" around them"
                                                        : published
                                                                ? "a key that is made to be published"
                                                                : "check " + rule.checkName()
                                                                        + (accepted ? " passed" : " failed")));
            }
            if (accepted) {
                return rule;
            }
        }
        return null;
    }

    /** What under a name that is not quite one can be a secret only. */
    private static boolean certain(String v) {
        return v.length() >= LEAST_TOKEN - 2
                && !Chars.hasSpace(v)
                && Chars.hasLetter(v)
                && Chars.hasDigit(v)
                && !Chars.url(v)
                && v.indexOf(':') < 0;
    }

    /** What around a value says that it is about a field; what reads as a value is one all the same. */
    private static @Nullable String about(Datum datum) {
        for (Scope s = datum.scope; s != null; s = s.parent) {
            if (s.name.equals("encryptedData")) {
                return s.name; // of a SealedSecret
            }
        }
        Datum guard = datum.scope.sibling(GUARD);
        if (guard != null && guard.value.equals(datum.name)) {
            return guard.name;
        }
        if (REJECTED.contains(datum.plainName())
                || (Randomness.token(datum.value, LEAST_TOKEN) && datum.value.indexOf(':') < 0)) {
            return null;
        }
        int depth = 0;
        for (Scope s = datum.scope; s != null && depth < 8; s = s.parent, depth++) {
            if (!s.name.isEmpty() && ABOUT.contains(s.name.toLowerCase(Locale.ROOT))) {
                return s.name;
            }
        }
        return null;
    }
}
