package dev.waxseal.detect;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides for each value of a scope, by its name, its neighbours and itself, whether it is sensitive. */
final class Examiner {

    /** Kinds that say no more than "a secret"; a value that is recognised by itself is called what it is. */
    private static final Set<Kind> GENERIC = EnumSet.of(Kind.API_KEY, Kind.CLIENT_SECRET, Kind.SESSION_ID);

    private record Hit(Kind kind, int length, String label) {}

    private final Names names;
    private final Findings findings;

    Examiner(Names names, Findings findings) {
        this.names = names;
        this.findings = findings;
    }

    void examine(Scope scope) {
        for (Datum datum : scope.data) {
            examine(datum);
        }
        for (Scope child : scope.children) {
            examine(child);
        }
    }

    /** Adds what the value is to the findings, and says whether it is anything. */
    boolean examine(Datum datum) {
        if (NoValue.is(datum.value)) {
            return false;
        }
        List<Hit> hits = new ArrayList<>(2);
        Kind named = named(datum);
        if (named == Kind.PASSWORD) {
            hits.add(new Hit(named, datum.value.length(), ""));
        } else {
            ValueScan.scan(datum.value, (kind, from, to, label) -> hits.add(new Hit(kind, to - from, label)));
            if (named != null && (hits.isEmpty() || !GENERIC.contains(named))) {
                hits.add(0, new Hit(named, datum.value.length(), ""));
            }
        }
        for (Hit hit : hits) {
            findings.add(hit.kind.id(), hit.kind.severity(), datum.location, Mask.of(hit.length, hit.label));
        }
        return !hits.isEmpty();
    }

    /** Adds what is known without looking at a name. */
    void add(Kind kind, Severity severity, String location, int length) {
        findings.add(kind.id(), severity, location, Mask.of(length, ""));
    }

    private @Nullable Kind named(Datum datum) {
        Names.Match match = names.match(datum.name);
        if (match == null || match.veto() != null || !match.rule().check().accepts(datum.value)) {
            return null;
        }
        return match.rule().kind();
    }
}
