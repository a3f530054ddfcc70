package dev.waxseal.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.waxseal.keys.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenSSL, where it is installed, takes what we sign, and we what it signs. */
class OpenSslTest {

    private static Person authority;

    @TempDir
    private Path directory;

    @BeforeAll
    static void found() throws Exception {
        try {
            assumeTrue(new ProcessBuilder("openssl", "version").start().waitFor() == 0);
        } catch (IOException notThere) {
            assumeTrue(false, "openssl is not installed");
        }
        authority = Person.authority("Shop CA");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA 2048", "EC P-256", "EC P-384", "EC P-521"}) // CMS of OpenSSL 3.0 knows no Ed25519
    void takes_what_we_sign(String kind) throws Exception {
        sign(kind);

        assertThat(openssl("cms -verify -binary -inform DER -in waxseal.sha256.p7s -content waxseal.sha256"
                        + " -CAfile ca.pem -purpose any -out /dev/null"))
                .containsIgnoringCase("verification successful");
        Files.writeString(directory.resolve("waxseal.sha256"), "other");
        assertThat(openssl("cms -verify -binary -inform DER -in waxseal.sha256.p7s -content waxseal.sha256"
                        + " -CAfile ca.pem -purpose any -out /dev/null"))
                .containsIgnoringCase("verification failure");
    }

    @ParameterizedTest
    @CsvSource({
        "RSA 2048, ''",
        "RSA 2048, -md sha512",
        "RSA 2048, -keyopt rsa_padding_mode:pss",
        "RSA 2048, -keyid",
        "EC P-256, ''",
        "EC P-384, -md sha384"
    })
    void signs_what_we_take(String kind, String options) throws Exception {
        sign(kind);
        Files.delete(directory.resolve(Signatures.SIGNATURE));
        openssl("cms -sign -binary -outform DER -signer anna.pem -in waxseal.sha256 -out waxseal.sha256.p7s "
                + options);

        Verification verified = Verification.of(
                directory, new Trust(List.of(authority.certificate()), List.of()), Instant.now(), List.of());
        assertThat(verified.faults()).isEmpty();
        assertThat(verified.signers()).allMatch(by -> by.state() == SignedBy.State.TRUSTED);
        assertThat(verified.holds()).isTrue();
    }

    @Test
    void encrypts_keys_that_we_read() throws Exception {
        sign("EC P-256");
        openssl("pkcs8 -topk8 -in anna.pem -out key.pem -passout pass:hunter2");
        openssl("pkcs12 -export -in anna.pem -out anna.p12 -passout pass:hunter2");
        Path whole = directory.resolve("whole.pem");
        Files.writeString(
                whole,
                Files.readString(directory.resolve("key.pem"))
                        + Files.readString(directory.resolve("anna.pem"))
                                .replaceAll("(?s)-----BEGIN PRIVATE.*?END PRIVATE KEY-----", ""));

        for (String file :
                List.of(whole.toString(), directory.resolve("anna.p12").toString())) {
            assertThat(Signers.read(List.of(file), name -> "hunter2"))
                    .extracting(Signer::subject)
                    .containsExactly("CN=Anna");
        }
    }

    private void sign(String kind) throws Exception {
        Person anna = authority.signer("Anna", kind);
        anna.pem(directory.resolve("anna.pem"));
        authority.certificate(directory.resolve("ca.pem"));
        Files.writeString(directory.resolve("waxseal.json"), "{}");
        Signatures.write(
                directory,
                List.of("waxseal.json"),
                List.of(new Signer(anna.keys().getPrivate(), anna.chain())),
                new Outcome(Outcome.Result.PASSED, List.of(), List.of(), List.of()));
    }

    private String openssl(String arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments.strip().split(" ")));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return said;
    }
}
