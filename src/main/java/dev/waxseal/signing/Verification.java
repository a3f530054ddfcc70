package dev.waxseal.signing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What signatures beside reports are worth.
 *
 * @param signers who signed
 * @param intact the files that are as they were signed
 * @param faults what is not as it should be, each in words
 */
public record Verification(List<SignedBy> signers, List<String> intact, List<String> faults) {

    public Verification {
        signers = List.copyOf(signers);
        intact = List.copyOf(intact);
        faults = List.copyOf(faults);
    }

    /** Whether every byte is as it was signed, and everyone who signed is trusted. */
    public boolean holds() {
        return faults.isEmpty()
                && !signers.isEmpty()
                && signers.stream().allMatch(signer -> signer.state() == SignedBy.State.TRUSTED);
    }

    /** All of it, a line each. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        signers.forEach(signer -> lines.add("signed by " + signer));
        lines.addAll(faults);
        lines.add(
                faults.isEmpty() && !signers.isEmpty()
                        ? "as they were signed: " + String.join(", ", intact)
                        : "not as they were signed");
        return lines;
    }

    /**
     * Verifies the signatures in that directory.
     *
     * @param at the time at which certificates must be valid
     * @param reports what reports are called: one of them that is not signed is a fault
     * @throws NoSuchFileException if nothing is signed there
     */
    public static Verification of(Path directory, Trust trust, Instant at, Collection<String> reports)
            throws IOException {
        byte[] manifest = Files.readAllBytes(directory.resolve(Signatures.MANIFEST));
        byte[] signature = Files.readAllBytes(directory.resolve(Signatures.SIGNATURE));
        List<String> intact = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        List<SignedBy> signers = new ArrayList<>();
        try {
            signers.addAll(SignatureFile.read(signature, manifest).signers(trust, at));
        } catch (IOException e) {
            faults.add(Signatures.SIGNATURE + " is not as it was written: " + e.getMessage());
        }
        try {
            Manifest digests = Manifest.read(manifest);
            compare(directory, digests, intact, faults);
            unsigned(directory, digests, reports, faults);
        } catch (IOException e) {
            faults.add(Signatures.MANIFEST + " is not as it was written: " + e.getMessage());
        }
        return new Verification(signers, intact, faults);
    }

    private static void compare(Path directory, Manifest manifest, List<String> intact, List<String> faults)
            throws IOException {
        for (Map.Entry<String, String> entry : manifest.digests().entrySet()) {
            Path file = directory.resolve(entry.getKey());
            if (!Files.isRegularFile(file)) {
                faults.add(entry.getKey() + " was signed and is missing");
            } else if (!Manifest.digest(Files.readAllBytes(file)).equals(entry.getValue())) {
                faults.add(entry.getKey() + " was changed after it was signed");
            } else {
                intact.add(entry.getKey());
            }
        }
    }

    /** Whoever reads reports takes each of them for signed. */
    private static void unsigned(Path directory, Manifest manifest, Collection<String> reports, List<String> faults) {
        for (String report : reports) {
            if (!manifest.digests().containsKey(report) && Files.exists(directory.resolve(report))) {
                faults.add(report + " lies beside them and was not signed");
            }
        }
    }
}
