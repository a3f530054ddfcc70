package dev.waxseal.report;

import dev.waxseal.journal.Finding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finding as the page shows it.
 *
 * @param judgement what it is
 * @param state {@code new} or {@code unchanged} since an earlier run; null where there is none to compare with
 * @param messages the request, and the answer where it is about that
 * @param isOpen whether it can be read without a click
 */
record PageFinding(Judgement judgement, @Nullable String state, List<MaskedMessage> messages, boolean isOpen) {

    /** Tests and places that one finding names; the JSON report has all. */
    private static final int MOST_NAMED = 20;

    /** A line of what is known of it. */
    record Fact(String name, String value) {}

    /** The fragment of its address. */
    String anchor() {
        return "f-" + judgement.id();
    }

    String title() {
        return Words.title(judgement);
    }

    String subject() {
        return Words.subject(judgement);
    }

    String host() {
        Finding finding = judgement.finding();
        return finding == null ? "" : finding.destination().host();
    }

    /** What the verdict is called on the page. */
    String verdict() {
        return told(judgement.verdict());
    }

    static String told(Verdict verdict) {
        return switch (verdict) {
            case FAIL -> "fails";
            case REPORT -> "reported";
            case SUPPRESSED -> "allowed";
            case BASELINE -> "known";
        };
    }

    List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        Finding finding = judgement.finding();
        if (finding == null) {
            facts.add(new Fact("Cause", judgement.evidence()));
        } else {
            add(finding, facts);
        }
        List<Finding.Test> tests = judgement.tests();
        for (Finding.Test test : tests.subList(0, Math.min(MOST_NAMED, tests.size()))) {
            facts.add(new Fact("Test", test.toString()));
        }
        more(tests.size(), "Test", facts);
        if (!judgement.modules().isEmpty()) {
            facts.add(new Fact("Module", Words.all(judgement.modules())));
        }
        if (judgement.count() > 1) {
            facts.add(new Fact("Met", judgement.count() + " times"));
        }
        facts.add(new Fact("Verdict", verdict() + ", because " + judgement.reason()));
        return facts;
    }

    private void add(Finding finding, List<Fact> facts) {
        if (finding.origin() != null) {
            String client = finding.client().equals("unknown") ? "" : " with " + finding.client();
            facts.add(new Fact("Line", Words.frame(finding.origin()) + client));
        }
        if (finding.location() != null) {
            facts.add(new Fact("Datum", finding.location() + " = " + judgement.evidence()));
        } else if (!judgement.evidence().isEmpty()) {
            facts.add(new Fact("Found", judgement.evidence()));
        }
        facts.add(new Fact("Destination", Words.destination(finding.destination())));
        if (judgement.standsFor() != null) {
            facts.add(new Fact("Stands for", judgement.standsFor().toString()));
        }
        if (finding.stage() == Finding.Stage.ATTEMPT) {
            facts.add(new Fact("Stage", "tried only: it did not reach the network in this run"));
        }
        List<Place> others = judgement.places().stream()
                .filter(place -> !place.isOf(finding, judgement.source()))
                .toList();
        for (Place place : others.subList(0, Math.min(MOST_NAMED, others.size()))) {
            facts.add(new Fact("Also", told(place)));
        }
        more(others.size(), "Also", facts);
    }

    private static String told(Place place) {
        if (place.stage() == Finding.Stage.CONFIGURED) {
            return place.source().toString();
        }
        return Words.asked(List.of(place.request().method()), place.request().url())
                + (place.origin() == null ? "" : " at " + Words.frame(place.origin()))
                + (place.stage() == Finding.Stage.ATTEMPT ? ", tried only" : "");
    }

    private static void more(int all, String name, List<Fact> facts) {
        if (all > MOST_NAMED) {
            facts.add(new Fact(name, (all - MOST_NAMED) + " more; waxseal.json has all of them"));
        }
    }

    String why() {
        return judgement.why();
    }

    String fix() {
        return Remedy.told(judgement);
    }

    /** Where a reference is explained, or null where nobody knows for sure. */
    static @Nullable String link(String reference) {
        return reference.startsWith("CWE-") ? SarifRules.weakness(reference.substring("CWE-".length())) : null;
    }

    /** What {@code waxseal.yml} says to allow it; nothing where nothing need be said. */
    @Nullable String exception() {
        return judgement.verdict() == Verdict.SUPPRESSED
                ? null
                : "- {id: " + judgement.id() + ", why: ..., until: YYYY-MM-DD}";
    }
}
