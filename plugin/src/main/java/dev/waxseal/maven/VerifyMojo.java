package dev.waxseal.maven;

import dev.waxseal.report.ReportFormats;
import dev.waxseal.signing.Signatures;
import dev.waxseal.signing.Trust;
import dev.waxseal.signing.Verification;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Fails the build if a byte of the signed reports has changed, or if whoever signed them is not trusted. */
@Mojo(name = "verify", threadSafe = true)
class VerifyMojo extends WaxsealMojo {

    /**
     * Files of certificates, PEM or DER, separated by commas: of authorities that vouch for signers, or of signers themselves. A
     * relative name is looked for in the module's directory and in those above it.
     */
    @Parameter(property = "waxseal.trust")
    @Nullable List<String> trust;

    /** Files with lists of what an authority has revoked, PEM or DER, separated by commas. */
    @Parameter(property = "waxseal.crl")
    @Nullable List<String> crl;

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        Verification verified;
        try {
            Trust trusted = Trust.read(files("trust", trust), files("crl", crl));
            verified = Verification.of(output(), trusted, Instant.now(), ReportFormats.files());
        } catch (NoSuchFileException nothing) {
            throw new MojoFailureException(
                    "Nothing is signed in " + output() + ": there is no " + Signatures.MANIFEST + " with its "
                            + Signatures.SIGNATURE + ". -Dwaxseal.sign=KEY has \"check\" and \"report\" write them.",
                    nothing);
        } catch (IOException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
        if (!verified.holds()) {
            String wayOut = trust == null ? "\nWho is trusted says -Dwaxseal.trust=FILE." : "";
            throw new MojoFailureException(String.join("\n", verified.lines()) + wayOut);
        }
        verified.lines().forEach(getLog()::info);
    }

    private List<Path> files(String what, @Nullable List<String> names) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String name : names == null ? List.<String>of() : names) {
            files.add(new PolicyFiles(project, session).file(what, name));
        }
        return files;
    }
}
