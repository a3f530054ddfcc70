package dev.waxseal.signing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The signatures beside the reports: a manifest of their digests, CMS SignedData (RFC 5652) detached from it, and an in-toto
 * statement on them.
 */
public final class Signatures {

    /** The digests of all that is signed. */
    public static final String MANIFEST = "waxseal.sha256";

    /** Who signed it, DER. {@code openssl cms -verify -inform DER -binary} reads it. */
    public static final String SIGNATURE = "waxseal.sha256.p7s";

    /** The statement in its envelope, a line of JSON. */
    public static final String STATEMENT = "waxseal.intoto.jsonl";

    /** All files that signing writes; named here, where no class of Bouncy Castle is woken: to prove its jar takes a while. */
    public static final List<String> FILES = List.of(STATEMENT, MANIFEST, SIGNATURE);

    private Signatures() {}

    /**
     * Signs these files in that directory.
     *
     * @throws IOException if it cannot, with a message for who asked for it
     */
    public static void write(Path directory, Collection<String> files, List<Signer> signers, Outcome outcome)
            throws IOException {
        try {
            byte[] statement = Statement.on(Manifest.of(directory, files), outcome);
            Files.writeString(
                    directory.resolve(STATEMENT), Statement.sealed(statement, signers), StandardCharsets.UTF_8);
            List<String> all = new ArrayList<>(files);
            all.add(STATEMENT);
            byte[] manifest = Manifest.of(directory, all).bytes();
            Files.write(directory.resolve(MANIFEST), manifest);
            Files.write(directory.resolve(SIGNATURE), Cms.detached(manifest, signers));
        } catch (GeneralSecurityException e) {
            throw new IOException("Cannot sign the reports in " + directory + ": " + e.getMessage(), e);
        }
    }

    /** Takes away those of an earlier run, which are not for the reports of this one. */
    public static void forget(Path directory) throws IOException {
        for (String file : FILES) {
            Files.deleteIfExists(directory.resolve(file));
        }
    }
}
