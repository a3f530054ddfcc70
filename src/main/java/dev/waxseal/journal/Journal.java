package dev.waxseal.journal;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one JVM wrote down, read back.
 *
 * @param file where it stands
 * @param started its first line, or null where that could not be read
 * @param seams where the agent listened, and where it could not
 * @param findings what was met, each with its count
 * @param destinations where requests went, each with its last count
 * @param sealed how connections were sealed, each with its last count
 * @param sealedFrom which lines such connections came from, each with its last count
 * @param evidence where what leaked is sealed, or null
 * @param problems why this journal does not tell the whole story, one sentence each; empty for a complete one
 * @param warnings what is worth knowing about a journal that is complete nevertheless
 */
public record Journal(
        Path file,
        Entry.@Nullable Started started,
        List<Entry.Seam> seams,
        List<Counted> findings,
        List<Counting.Destination> destinations,
        List<Sealed> sealed,
        List<SealedFrom> sealedFrom,
        @Nullable Evidence evidence,
        List<String> problems,
        List<String> warnings) {

    /** What is warned of where a journal has no last line, as that of a JVM that still runs. */
    public static final String KILLED = "a JVM was killed or halted: counts may be too low";

    public Journal {
        seams = List.copyOf(seams);
        findings = List.copyOf(findings);
        destinations = List.copyOf(destinations);
        sealed = List.copyOf(sealed);
        sealedFrom = List.copyOf(sealedFrom);
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    /** A finding and how often it was met. */
    public record Counted(Finding finding, long count) {}

    /** Whether everything the agent should have heard is in here. */
    public boolean isComplete() {
        return problems.isEmpty();
    }
}
