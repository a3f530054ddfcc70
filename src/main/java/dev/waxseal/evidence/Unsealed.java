package dev.waxseal.evidence;

import dev.waxseal.config.OneLine;
import dev.waxseal.journal.Evidence;
import dev.waxseal.journal.Journal;
import dev.waxseal.journal.JournalReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that a key opens of what the JVMs of a run have sealed.
 *
 * @param leaks what leaked, by the ids of findings; each value once
 * @param records how many records the key has opened
 * @param strange how many were sealed for others alone
 * @param recipients for whom they were sealed, as the journals say
 * @param faults what is not as it was sealed, each in words
 * @param notes what is worth knowing although nobody changed anything
 */
public record Unsealed(
        Map<String, List<Leaked>> leaks,
        int records,
        int strange,
        Set<String> recipients,
        List<String> faults,
        List<String> notes) {

    /**
     * Opens all sealed files below an output directory of the agent.
     *
     * @throws IOException if one cannot be read
     */
    public static Unsealed of(Path output, PrivateKey key) throws IOException {
        Unsealed all =
                new Unsealed(new LinkedHashMap<>(), 0, 0, new LinkedHashSet<>(), new ArrayList<>(), new ArrayList<>());
        Map<String, Journal> journals = new HashMap<>();
        for (Journal journal : JournalReader.readAll(output)) {
            journals.put(name(journal.file()), journal);
            if (journal.evidence() != null) {
                all.told(journal.evidence());
            }
        }
        int records = 0;
        int strange = 0;
        Set<Path> files = sealed(output);
        for (Path file : files) {
            Journal journal = journals.remove(name(file));
            Opening opening = Opening.of(file, journal, key, all::add);
            records += opening.opened();
            strange += opening.strange();
            all.judge(file, journal, opening);
        }
        for (Journal left : journals.values()) {
            if (left.evidence() != null && left.evidence().records() > 0) {
                all.faults.add(left.evidence().file() + ": is missing");
            }
        }
        return new Unsealed(all.leaks, records, strange, all.recipients, all.faults, all.notes);
    }

    /** The files of sealed records below an output directory. */
    private static Set<Path> sealed(Path output) throws IOException {
        Set<Path> files = new TreeSet<>();
        Path directory = output.resolve("journal");
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, "*" + Evidence.SUFFIX)) {
                all.forEach(files::add);
            }
        }
        return files;
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\..*", "");
    }

    private void told(Evidence evidence) {
        if (!evidence.recipients().isEmpty()) {
            recipients.add(evidence.recipients());
        }
        if (evidence.failure() != null) {
            faults.add(evidence.file() + ": " + evidence.failure());
        }
    }

    private void add(Leaked leaked) {
        List<Leaked> others = leaks.computeIfAbsent(leaked.id(), id -> new ArrayList<>());
        if (others.stream().noneMatch(other -> other.value().equals(leaked.value()))) {
            others.add(leaked);
        }
    }

    private void judge(Path file, @Nullable Journal journal, Opening opening) {
        String where = file.getFileName() + ": ";
        opening.faults().forEach(fault -> faults.add(where + fault));
        if (opening.opened() == 0) {
            return;
        }
        if (journal == null) {
            notes.add(where + "its journal is not there, so nobody can say whether its end is missing");
        } else {
            Set<String> without = journal.findings().stream()
                    .map(Journal.Counted::finding)
                    .filter(finding -> finding.kind() != null && !leaks.containsKey(finding.id()))
                    .map(finding -> finding.id() + " (" + finding.kind() + ")")
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!without.isEmpty()) {
                notes.add(where + "no value was sealed of " + OneLine.complaint(String.join(", ", without)));
            }
        }
        if (opening.isCut()) {
            notes.add(where + "its JVM was killed or halted; what leaked in its last moments may be missing");
        }
    }
}
