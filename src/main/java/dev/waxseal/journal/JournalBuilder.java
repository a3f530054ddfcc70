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
    private final Map<Counting.Destination, Counting.Destination> destinations = new LinkedHashMap<>();
    private final Map<Sealed, Sealed> sealed = new LinkedHashMap<>();
    private final Map<SealedFrom, SealedFrom> sealedFrom = new LinkedHashMap<>();
    private @Nullable Evidence evidence;
    private final Set<Entry.Seam> seams = new LinkedHashSet<>();
    private final Programs programs = new Programs();
    private final Map<String, Long> drops = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Spared spared = new Spared();
    private boolean ended;

    /** What it says as others do is held once. */
    JournalBuilder(Alike alike) {
        this.alike = alike;
    }

    void started(Entry.Started first) {
        if (!first.schema().equals(Entry.SCHEMA)) {
            problem("a journal is a " + first.schema() + ", and this version reads " + Entry.SCHEMA);
        }
        started = first;
    }

    /** What was not inspected to spare the JVM. */
    Spared spared() {
        return spared;
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
        sealedFrom.merge(alike.first(counted.counting(0)), counted, (first, last) -> first.counting(last.count()));
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

    void started(Outside.Program program) {
        programs.started(program);
    }

    void dropped(Counting.Dropped dropped) {
        drops.put(dropped.what(), dropped.count());
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
        drops.forEach((what, count) -> problem(count + " " + what + " were too many to record"));
        programs.tell(this);
        spared.tell(this);
        if (!ended) {
            warning(Journal.KILLED);
        }
        return new Journal(
                file,
                started,
                List.copyOf(seams),
                List.copyOf(findings.values()),
                List.copyOf(destinations.values()),
                List.copyOf(sealed.values()),
                List.copyOf(sealedFrom.values()),
                evidence,
                problems,
                warnings);
    }
}
