package dev.waxseal.detect;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.catalogue.Severity;
import dev.waxseal.detect.carrier.Datum;
import dev.waxseal.detect.carrier.Documents;
import dev.waxseal.detect.carrier.Scope;
import dev.waxseal.detect.glance.Glance;
import dev.waxseal.detect.name.CredentialFields;
import dev.waxseal.detect.name.EffectiveName;
import dev.waxseal.detect.name.NameRule;
import dev.waxseal.detect.name.Names;
import dev.waxseal.detect.text.Chars;
import dev.waxseal.detect.text.NoValue;
import dev.waxseal.detect.text.RoleMailbox;
import dev.waxseal.detect.value.PasswordHashes;
import dev.waxseal.detect.value.Recognizers;
import dev.waxseal.detect.value.ValueScan;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides for each value of a scope, by its name, its neighbours and itself, whether it is sensitive. */
final class Examiner {

    /** Values recognised by themselves that nothing else looks like. */
    private static final Set<Kind> PROVEN =
            EnumSet.of(Kind.JWT, Kind.VENDOR_TOKEN, Kind.PRIVATE_KEY, Kind.PASSWORD_HASH, Kind.CRYPTO_KEY);

    /** Shorter ones may come about by chance. */
    private static final int PROOF = 24;

    /** So many characters, or digits, has the shortest name that may be a value itself. */
    private static final int LEAST_TELLING = 9;

    /** So many characters, a digit among them, has the shortest name that may be a token. */
    private static final int LEAST_TOKEN = 20;

    /** Of a value so long a first look is quicker than a scan. */
    private static final int LONG = 256;

    private final Names names;
    private final EffectiveName called;
    private final DullNames dull;
    private final NameDecision decision;
    private final Recognizers recognizers;
    private final ValueScan values;
    private final UserPatterns patterns;
    private final Glance glance;
    private final Documents documents;
    private final Sightings findings;
    private final @Nullable Explanation explanation;

    Examiner(Rulebook catalogue, Sightings findings, @Nullable Explanation explanation) {
        this.names = catalogue.names();
        this.called = new EffectiveName(names);
        this.dull = catalogue.dull();
        this.recognizers = catalogue.recognizers();
        this.values = catalogue.values();
        this.patterns = catalogue.patterns();
        this.glance = catalogue.glance();
        this.documents =
                new Documents(explanation == null ? new Rows(names, glance) : null); // whoever asks is told of all
        this.findings = findings;
        this.explanation = explanation == null ? null : masking(explanation, values);
        this.decision = new NameDecision(names, this.explanation);
    }

    /** Tells of places as findings do, without what in them is a value itself. */
    private static Explanation masking(Explanation explanation, ValueScan values) {
        return (location, consideration) -> explanation.say(place(location, values), consideration);
    }

    Documents documents() {
        return documents;
    }

    /** Examines every value of the scope and of the scopes in it, in the order they stand. */
    void examine(Scope scope) {
        values(scope);
        if (scope.children.isEmpty()) {
            return;
        }
        Deque<Scope> open = new ArrayDeque<>(); // not the stack: documents are as deep as who sends them likes
        push(scope.children, open);
        while (!open.isEmpty()) {
            Scope next = open.pop();
            if (next.parent != null && telling(next.name)) {
                memberName(next.name, next.parent);
            }
            values(next);
            push(next.children, open);
        }
    }

    private static void push(List<Scope> children, Deque<Scope> open) {
        for (int i = children.size() - 1; i >= 0; i--) {
            open.push(children.get(i));
        }
    }

    private void values(Scope scope) {
        for (Datum datum : scope.data) {
            examine(datum);
        }
        Scope.Beyond beyond = scope.beyond;
        if (beyond != null) {
            findings.partly(beyond.bound(), beyond.location());
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
        int digits = name.length() < LEAST_TELLING ? 0 : Chars.digitCount(name);
        return digits >= LEAST_TELLING
                || (digits > 0 && name.length() >= LEAST_TOKEN)
                || (name.length() >= LEAST_TELLING && name.indexOf('@') > 0);
    }

    /** A name that is a value itself: {@code {"mara@example.org":{…}}}. */
    private void memberName(String name, Scope scope) {
        String location = scope.data.isEmpty() ? "body" : scope.data.get(0).location;
        int dot = Math.max(location.lastIndexOf('.'), location.lastIndexOf('$') + 1);
        String place = dot > 0 ? location.substring(0, dot) : location;
        present(new Datum(scope.nested(), place + '.' + name, "", name, 0, 0));
    }

    /** The place of a finding without what in it is a value itself, since names may be such. */
    private static String place(String location, ValueScan values) {
        if (!telling(location)) {
            return location;
        }
        return Hits.in(location, values).masked(location);
    }

    /** Tells whoever asks. */
    void say(String location, String consideration) {
        if (explanation != null) {
            explanation.say(location, consideration);
        }
    }

    /** Adds what the value is to the findings, and says whether it is anything. */
    boolean examine(Datum datum) {
        if (datum.sifted || (explanation == null && quiet(datum))) {
            return false;
        }
        int before = findings.count();
        if (!NoValue.is(datum.value)) {
            present(datum);
        } else if (!datum.scope.read && telling(datum.name)) {
            present(new Datum(datum.scope.nested(), datum.location, "", datum.name, 0, 0)); // {"ghp_…":true}
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
        boolean any = false;
        for (Hits.Hit hit : Hits.in(datum.value, values)) {
            boolean sure = hit.kind() != Kind.VENDOR_TOKEN || hit.severity() != Severity.MEDIUM;
            if (sure && PROVEN.contains(hit.kind()) && hit.length() >= PROOF) {
                findings.add(hit.id(), hit.severity(), datum.location, datum.value, hit.from(), hit.to(), hit.label());
                any = true;
            }
        }
        return any;
    }

    /** Whether neither name nor value says anything, as of nearly all values; whoever asks why is told in any case. */
    private boolean quiet(Datum datum) {
        if (dull.has(datum)) {
            return !glance.suspicious(datum.value);
        }
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
            add(Kind.URL_CREDENTIALS, Kind.URL_CREDENTIALS.severity(), datum.location, datum.value, label(datum.value));
            return;
        } else if (datum.name.equals(Datum.BASIC)) {
            add(Kind.BASIC_AUTH, Kind.BASIC_AUTH.severity(), datum.location, datum.value);
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
        NameRule rule = decision.rule(name, datum);
        boolean secret = rule != null
                && (rule.kind() == Kind.PASSWORD || rule.kind() == Kind.CARD_CVV || rule.kind() == Kind.PIN);
        Hits found = new Hits();
        if (!secret && !(rule == null && datum.scope.read) && mayHold(datum.value)) {
            values.scan(datum.value, found);
            found.leaveHarmless(datum);
        }
        if (rule != null && rule.kind() == Kind.PASSWORD && PasswordHashes.is(datum.value)) {
            found.named(Kind.PASSWORD_HASH, datum.value);
        } else if (rule != null && !(rule.kind() == Kind.EMAIL && RoleMailbox.is(datum.value))) {
            found.resolve(rule, datum);
        }
        patterns.search(datum.value, found::matched);
        tell(found, datum);
        if (rule == null || !secret) {
            examine(documents.nested(datum));
        }
    }

    /** Whether anything may say by itself what it is; short values are as soon scanned as looked at. */
    private boolean mayHold(String value) {
        return value.length() < LONG || explanation != null || glance.mayHold(value);
    }

    private void tell(Hits found, Datum datum) {
        String location = datum.location;
        for (Hits.Hit hit : found) {
            boolean any = hit.kind() == Kind.BEARER_TOKEN || hit.kind() == Kind.URL_CREDENTIALS;
            String also =
                    any && hit.label().isEmpty() ? label(datum.value.substring(hit.from(), hit.to())) : hit.label();
            findings.add(hit.id(), hit.severity(), place(location, values), datum.value, hit.from(), hit.to(), also);
            if (explanation != null && !hit.named()) {
                String label = also.isEmpty() ? "" : " (" + also + ")";
                explanation.say(location, hit.id() + ": recognised by itself" + label);
            }
        }
    }

    /** What else a whole value is besides what it is called: a JSON Web Token, the token of a vendor; or empty. */
    String label(String value) {
        return Hits.in(value, values).label(value);
    }

    /** Adds what is known without looking at a name. */
    void add(Kind kind, Severity severity, String location, String value) {
        add(kind, severity, location, value, "");
    }

    /** As {@link #add(Kind, Severity, String, String)}, with what else it is. */
    void add(Kind kind, Severity severity, String location, String value, String label) {
        findings.add(kind.id(), severity, place(location, values), value, 0, value.length(), label);
    }
}
