package dev.waxseal.journal;

import com.google.gson.JsonParseException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A journal as far as it was read. */
final class JournalBuilder {

    private final Alike alike;
    private Entry.@Nullable Started started;
    private final Map<Integer, Journal.Counted> findings = new LinkedHashMap<>();
    private final Counts<Counting.Destination> destinations = new Counts<>();
    private final Counts<Sealed> sealed = new Counts<>();
    private final Counts<SealedFrom> sealedFrom = new Counts<>();
    private @Nullable Evidence evidence;
    private @Nullable Exported exported;
    private final Set<Entry.Seam> seams = new LinkedHashSet<>();
    private final Programs programs = new Programs();
    private final Counts<Counting.Dropped> drops = new Counts<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Spared spared = new Spared();
    private final Map<Finding, Long> findingsBefore = new LinkedHashMap<>();
    private boolean ended;
    private boolean counted = true;
    private int part;
    private int following;

    /** What it says as others do is held once. */
    JournalBuilder(Alike alike) {
        this.alike = alike;
    }

    void started(Entry.Started first) {
        if (!first.schema().equals(Entry.SCHEMA)) {
            problem("a journal is a " + first.schema() + ", and this version reads " + Entry.SCHEMA);
        }
        if (started == null) {
            started = first;
        }
    }

    /** What follows stands in this part, and counts from the beginning. */
    void begin(int next) {
        if (next > 1) {
            counted &= ended || part == 0;
            fold();
            programs.fold();
            spared.fold();
            missing(part + 1, next - 1);
        }
        part = next;
        ended = false;
    }

    private void missing(int from, int to) {
        if (from <= to) {
            problem((from == to
                            ? "part " + from + " of a journal is"
                            : "parts " + from + " to " + to + " of a journal are")
                    + " missing: what was met then is not in this report");
        }
    }

    private void fold() {
        for (Journal.Counted one : findings.values()) {
            findingsBefore.merge(one.finding(), one.count(), Long::sum);
        }
        findings.clear();
        destinations.fold();
        sealed.fold();
        sealedFrom.fold();
        drops.fold();
    }

    /** What was not inspected to spare the JVM. */
    Spared spared() {
        return spared;
    }

    /** Another part follows. */
    void continued(Continued by) {
        ended = true;
        following = by.part();
    }

    void sighted(Entry.Sighted sighted) {
        findings.put(sighted.number(), new Journal.Counted(alike.first(sighted.finding()), 1));
    }

    void repeated(Entry.Repeated repeated) {
        Journal.Counted before = findings.get(repeated.number());
        if (before == null) {
            throw new JsonParseException("counts what is not there");
        }
        findings.put(repeated.number(), new Journal.Counted(before.finding(), repeated.count()));
    }

    void requested(Counting.Destination counted) {
        destinations.put(alike.first(counted.counting(0)), counted);
    }

    void sealed(Sealed counted) {
        sealed.put(alike.first(counted.counting(0)), counted);
    }

    void sealedFrom(SealedFrom counted) {
        sealedFrom.put(alike.first(counted.counting(0)), counted);
    }

    void listened(Entry.Seam seam) {
        seams.add(alike.first(seam));
        if (seam.failure() != null) {
            String where = seam.name() + " (" + (seam.at() == null ? "" : seam.at() + ": ") + seam.failure() + ")";
            if (seam.loss() == null) {
                warning("the agent does not follow calls of " + where
                        + ": their requests are heard, but may lack the line that asked for them");
            } else {
                problem("the agent could not listen at " + where + ": " + seam.loss());
            }
        }
    }

    void sealing(Evidence so) {
        evidence = so;
        if (so.failure() != null) {
            problem("what leaked is not sealed, or not all of it: " + so.failure());
        }
    }

    void exported(Exported so) {
        exported = so;
    }

    void started(Outside.Program program) {
        programs.started(program);
    }

    void dropped(Counting.Dropped dropped) {
        drops.put(dropped.counting(0), dropped);
    }

    void ended() {
        ended = true;
    }

    /** Something for which the journal does not tell the whole story. */
    void problem(String problem) {
        problems.add(problem);
    }

    /** Something worth knowing about a journal that is complete nevertheless. */
    void warning(String warning) {
        warnings.add(warning);
    }

    /** There are no more lines. */
    Journal finish(Path file) {
        if (started == null) {
            problem("a journal does not say which JVM wrote it");
        }
        drops.all().forEach(drop -> problem(drop.count() + " " + drop.what() + " were too many to record"));
        programs.tell(this);
        spared.tell(this);
        String lost = exported == null ? null : exported.warning();
        if (lost != null) {
            warning(lost);
        }
        if (ended && following > part) {
            missing(following, following);
        }
        if (!ended || !counted) {
            warning(Journal.KILLED);
        }
        return new Journal(
                file,
                started,
                List.copyOf(seams),
                counted(),
                destinations.all(),
                sealed.all(),
                sealedFrom.all(),
                evidence,
                problems,
                warnings);
    }

    private List<Journal.Counted> counted() {
        if (findingsBefore.isEmpty()) {
            return List.copyOf(findings.values());
        }
        fold();
        return findingsBefore.entrySet().stream()
                .map(one -> new Journal.Counted(one.getKey(), one.getValue()))
                .toList();
    }

    /**
     * What is counted of one kind, by what it is without the count: the last count of each part holds, and those of all
     * parts together; of the rest of it the first that was told.
     */
    private static final class Counts<T extends Record & Counting> {
        private final Map<T, T> before = new LinkedHashMap<>();
        private final Map<T, T> now = new LinkedHashMap<>();

        void put(T what, T counted) {
            now.merge(what, counted, (first, last) -> with(first, last.count()));
        }

        void fold() {
            now.forEach((what, counted) ->
                    before.merge(what, counted, (first, last) -> with(first, first.count() + last.count())));
            now.clear();
        }

        List<T> all() {
            if (!before.isEmpty()) {
                fold();
                return List.copyOf(before.values());
            }
            return List.copyOf(now.values());
        }

        @SuppressWarnings("unchecked") // it is one of its own
        private T with(T one, long count) {
            return (T) one.counting(count);
        }
    }
}
