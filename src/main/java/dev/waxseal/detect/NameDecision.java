package dev.waxseal.detect;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.detect.carrier.Datum;
import dev.waxseal.detect.carrier.Scope;
import dev.waxseal.detect.carrier.SiblingNames;
import dev.waxseal.detect.name.LabelVeto;
import dev.waxseal.detect.name.NameRule;
import dev.waxseal.detect.name.Names;
import dev.waxseal.detect.text.Chars;
import dev.waxseal.detect.text.Lexicon;
import dev.waxseal.detect.text.Publishable;
import dev.waxseal.detect.text.Randomness;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides whether a value is what its name says, and tells whoever asks why it is not. */
final class NameDecision {

    /** Kinds of which some are made to be published. */
    private static final Set<Kind> PUBLISHED = EnumSet.of(Kind.API_KEY, Kind.ACCESS_TOKEN, Kind.CLIENT_SECRET);

    /** What holds texts about fields instead of fields. */
    private static final Set<String> ABOUT = Lexicon.of(Lexicon.Section.ABOUT);

    /** So many scopes around a value may say that it is about a field. */
    private static final int AROUND = 8;

    /** What error reports call the value that they are about. */
    private static final Set<String> REJECTED = Set.of("rejectedvalue", "invalidvalue", "attemptedvalue", "input");

    /** What error reports call the request that they are about. */
    private static final Set<String> REQUESTS = Set.of("config", "request", "req", "headers", "auth", "cookies", "env");

    /** What forms of Laravel's and Symfony's call the token that guards them against forgery. */
    private static final String FORGERY = "_token";

    private static final int LEAST_TOKEN = 8;

    private final Names names;
    private final @Nullable Explanation explanation;

    NameDecision(Names names, @Nullable Explanation explanation) {
        this.names = names;
        this.explanation = explanation;
    }

    /** The first rule of this name that the value and what stands around it satisfy, or null. */
    @Nullable NameRule rule(String name, Datum datum) {
        Names.Match match = names.match(name);
        if (match == null) {
            return null;
        }
        String about = about(datum);
        for (NameRule rule : match.rules()) {
            String veto = veto(match, rule, name, datum, about);
            if (explanation != null) {
                String outcome = veto != null ? veto : "check " + rule.checkName() + " passed";
                explanation.say(datum.location, rule.id() + ": the words \"" + match.phrase() + "\"; " + outcome);
            }
            if (veto == null) {
                return rule;
            }
        }
        return null;
    }

    /** Why the value is not of this rule, or null. */
    private @Nullable String veto(Names.Match match, NameRule rule, String name, Datum datum, @Nullable String about) {
        String before = match.veto(rule);
        if (before != null) {
            return "vetoed by \"" + before + "\" before them";
        } else if (about != null) {
            return "vetoed by \"" + about + "\" around them";
        } else if (PUBLISHED.contains(rule.kind()) && Publishable.is(datum.value)) {
            return "a key that is made to be published";
        } else if (!rule.accepts(datum.value, datum) || (match.begins() && !certain(datum.value))) {
            return "check " + rule.checkName() + " failed";
        }
        String label = LabelVeto.veto(names, match, rule, name, datum);
        return label == null ? null : "vetoed as " + label;
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
        if (datum.scope.sealed) {
            return Scope.SEALED;
        }
        Datum guard = datum.scope.sibling(SiblingNames.GUARD);
        if (guard != null && guard.value.equals(datum.name)) {
            return guard.name;
        }
        if (datum.name.equals(FORGERY) || datum.name.endsWith("[" + FORGERY + "]")) {
            return datum.name;
        }
        if (REJECTED.contains(datum.plainName())
                || (Randomness.token(datum.value, LEAST_TOKEN) && datum.value.indexOf(':') < 0)) {
            return null;
        }
        int depth = 0;
        for (Scope s = datum.scope; s != null && depth < AROUND; s = s.parent, depth++) {
            String around = s.name.toLowerCase(Locale.ROOT);
            if (REQUESTS.contains(around)) {
                return null;
            } else if (!around.isEmpty() && ABOUT.contains(around)) {
                return s.name;
            }
        }
        return null;
    }
}
