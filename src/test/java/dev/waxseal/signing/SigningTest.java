package dev.waxseal.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.waxseal.keys.Person;
import dev.waxseal.signing.SignedBy.State;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports are signed, and whoever verifies them learns who did and whether a byte has changed. */
class SigningTest {

    private static final Outcome OUTCOME =
            new Outcome(Outcome.Result.FAILED, List.of("plaintext-data 9f2c"), List.of(), List.of());

    private static Person authority;

    @TempDir
    private Path reports;

    @TempDir
    private Path elsewhere;

    @BeforeAll
    static void found() throws Exception {
        authority = Person.authority("Shop CA");
    }

    @BeforeEach
    void write() throws IOException {
        Files.writeString(reports.resolve("waxseal.json"), "{\"findings\":[]}\n");
        Files.writeString(reports.resolve("waxseal.md"), "Nothing was found.\n");
    }

    static Stream<String> kinds() {
        Stream<String> all = Stream.of("RSA 2048", "EC P-256", "EC P-384", "EC P-521", "Ed25519");
        return Runtime.version().feature() < 24
                ? all
                : Stream.concat(all, Stream.of("ML-DSA-44", "ML-DSA-65", "ML-DSA-87"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void by_a_key_of_each_kind(String kind) throws Exception {
        Person anna = authority.signer("Anna", kind);
        sign(anna);

        Verification verified = verify();
        assertThat(verified.faults()).isEmpty();
        assertThat(verified.signers()).singleElement().satisfies(by -> {
            assertThat(by.subject()).isEqualTo("CN=Anna");
            assertThat(by.state()).isEqualTo(State.TRUSTED);
            assertThat(by.because()).isEqualTo("vouched for by CN=Shop CA");
            assertThat(by.time()).isBetween(Instant.now().minusSeconds(60), Instant.now());
        });
        assertThat(verified.intact()).containsExactly("waxseal.intoto.jsonl", "waxseal.json", "waxseal.md");
        assertThat(verified.holds()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC P-256", "Ed25519"})
    void one_changed_bit_in_any_byte_of_any_file_is_caught(String kind) throws Exception {
        sign(authority.signer("Anna", kind), authority.signer("Bert", kind));
        List<Path> files;
        try (Stream<Path> all = Files.list(reports)) {
            files = all.sorted().toList();
        }
        assertThat(files).hasSize(5);
        List<String> passed = new ArrayList<>();
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] ^= (byte) (1 << i % 8);
                Files.write(file, bytes);
                if (verify().holds()) {
                    passed.add(file.getFileName() + " at " + i);
                }
                bytes[i] ^= (byte) (1 << i % 8);
            }
            Files.write(file, bytes);
        }
        assertThat(passed).isEmpty();
        assertThat(verify().holds()).isTrue();
    }

    @Test
    void a_file_that_is_missing_and_one_that_came_later_are_told_of() throws Exception {
        sign(authority.signer("Anna", "Ed25519"));
        Files.delete(reports.resolve("waxseal.md"));
        Files.writeString(reports.resolve("waxseal.html"), "all is well");
        Files.writeString(reports.resolve("notes.txt"), "not ours");

        assertThat(verify().faults())
                .containsExactly(
                        "waxseal.md was signed and is missing", "waxseal.html lies beside them and was not signed");
        assertThat(verify().holds()).isFalse();
    }

    @Test
    void who_expired_was_revoked_is_for_something_else_or_unknown_are_told_apart() throws Exception {
        Person anna = authority.signer("Anna", "EC P-256");
        sign(anna);
        Trust revoking = new Trust(List.of(authority.certificate()), List.of(authority.revokes(anna)));
        Trust strangers = new Trust(List.of(Person.authority("Others CA").certificate()), List.of());

        assertThat(stateAt(Instant.now().plus(200, ChronoUnit.DAYS))).isEqualTo(State.EXPIRED);
        assertThat(stateAt(Instant.now().minus(200, ChronoUnit.DAYS))).isEqualTo(State.NOT_YET_VALID);
        assertThat(state(revoking)).isEqualTo(State.REVOKED);
        assertThat(state(strangers)).isEqualTo(State.UNKNOWN);
        assertThat(state(new Trust(List.of(), List.of()))).isEqualTo(State.UNKNOWN);
        assertThat(state(new Trust(List.of(anna.certificate()), List.of()))).isEqualTo(State.TRUSTED);

        Person server = authority.signer("Server", "EC P-256", 0, 10, KeyPurposeId.id_kp_serverAuth);
        assertThatThrownBy(() -> sign(server)).hasMessageContaining("is not made for signing documents");
    }

    @Test
    void an_authority_that_has_the_same_name_vouches_for_nobody() throws Exception {
        sign(authority.signer("Anna", "EC P-256"));

        assertThat(state(new Trust(List.of(Person.authority("Shop CA").certificate()), List.of())))
                .isEqualTo(State.UNKNOWN);
    }

    @Test
    void what_an_earlier_run_signed_does_not_stay_beside_what_this_one_wrote() throws Exception {
        sign(authority.signer("Anna", "Ed25519"));
        Signatures.forget(reports);

        assertThatThrownBy(this::verify).isInstanceOf(java.nio.file.NoSuchFileException.class);
    }

    @Test
    void where_nobody_signs_no_class_of_bouncy_castle_is_asked_for() throws Exception {
        Files.writeString(reports.resolve(Signatures.MANIFEST), "of an earlier run");
        try (URLClassLoader without = new WithoutBouncyCastle()) {
            without.loadClass("dev.waxseal.report.ReportFormats")
                    .getMethod("forget", Path.class)
                    .invoke(null, reports);
        }

        assertThat(reports.resolve(Signatures.MANIFEST)).doesNotExist();
    }

    @Test
    void the_statement_is_in_toto_s_and_its_envelope_is_signed_by_the_same_key() throws Exception {
        Person anna = authority.signer("Anna", "EC P-256");
        sign(anna);

        JsonObject envelope = JsonParser.parseString(Files.readString(reports.resolve(Signatures.STATEMENT)))
                .getAsJsonObject();
        String type = envelope.get("payloadType").getAsString();
        byte[] payload = Base64.getDecoder().decode(envelope.get("payload").getAsString());
        JsonObject signature = envelope.getAsJsonArray("signatures").get(0).getAsJsonObject();
        byte[] authenticated =
                ("DSSEv1 28 " + type + " " + payload.length + " " + new String(payload, UTF_8)).getBytes(UTF_8);
        assertThat(Scheme.of(anna.keys().getPublic())
                        .verifies(
                                anna.keys().getPublic(),
                                authenticated,
                                Base64.getDecoder().decode(signature.get("sig").getAsString())))
                .isTrue();
        JsonObject statement =
                JsonParser.parseString(new String(payload, UTF_8)).getAsJsonObject();
        assertThat(statement.get("predicateType").getAsString())
                .isEqualTo("https://in-toto.io/attestation/test-result/v0.1");
        assertThat(statement.getAsJsonObject("predicate").get("result").getAsString())
                .isEqualTo("FAILED");
        assertThat(statement.getAsJsonArray("subject")).hasSize(2);
        assertThat(statement.getAsJsonArray("subject").get(0).getAsJsonObject().toString())
                .isEqualTo("{\"name\":\"waxseal.json\",\"digest\":{\"sha256\":\""
                        + Manifest.digest(Files.readAllBytes(reports.resolve("waxseal.json"))) + "\"}}");
    }

    @Test
    void keys_come_from_pem_pkcs_12_and_the_environment() throws Exception {
        Person anna = authority.signer("Anna", "EC P-256");
        String pem = anna.pem(elsewhere.resolve("anna.pem")).toString();
        String store = anna.pkcs12(elsewhere.resolve("anna.p12"), "hunter2").toString();
        String text = Files.readString(Path.of(pem));

        List<Signer> signers = Signers.read(
                List.of(pem, store, "env:KEY"),
                name -> name.equals("KEY") ? text : name.equals("WAXSEAL_SIGN_PASSWORD_2") ? "hunter2" : null);

        assertThat(signers).extracting(Signer::subject).containsExactly("CN=Anna", "CN=Anna", "CN=Anna");
    }

    @Test
    void what_is_wrong_with_a_key_is_said_and_never_the_password() throws Exception {
        Person anna = authority.signer("Anna", "EC P-256");
        Path store = anna.pkcs12(elsewhere.resolve("anna.p12"), "hunter2");
        Path certificate = anna.certificate(elsewhere.resolve("anna.crt"));
        Path mixed = elsewhere.resolve("mixed.pem");
        Files.writeString(
                mixed,
                Files.readString(anna.pem(mixed)).replaceAll("(?s)-----BEGIN CERT.*", "")
                        + Files.readString(
                                authority.signer("Bert", "EC P-256").certificate(elsewhere.resolve("bert.crt"))));
        Path old = Files.writeString(
                elsewhere.resolve("old.pem"),
                "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n"
                        + Files.readString(certificate));

        assertThatThrownBy(() -> read("no.pem", null)).hasMessageContaining("there is no such file");
        assertThatThrownBy(() -> read(store.toString(), null))
                .hasMessageContaining("it needs its password in the environment variable WAXSEAL_SIGN_PASSWORD");
        assertThatThrownBy(() -> read(store.toString(), "tr0ub4dor"))
                .hasMessageContaining("WAXSEAL_SIGN_PASSWORD is not the right one")
                .hasMessageNotContaining("tr0ub4dor");
        assertThatThrownBy(() -> read(certificate.toString(), null)).hasMessageContaining("no private key");
        assertThatThrownBy(() -> read(mixed.toString(), null))
                .hasMessageContaining("the key is not that of the first certificate, CN=Bert");
        assertThatThrownBy(() -> read(old.toString(), null)).hasMessageContaining("openssl pkcs8 -topk8");
        assertThatThrownBy(() -> read("env:NONE", null)).hasMessageContaining("no such environment variable");
        Person weak = authority.signer("Weak", "RSA 1024");
        Path short1024 = weak.pem(elsewhere.resolve("weak.pem"));
        assertThatThrownBy(() -> read(short1024.toString(), null)).hasMessageContaining("2048 are the least");
    }

    private static List<Signer> read(String key, @Nullable String password) throws IOException {
        return Signers.read(List.of(key), name -> name.equals(Signers.PASSWORD) ? password : null);
    }

    private void sign(Person... people) throws Exception {
        List<Signer> signers = new ArrayList<>();
        for (Person person : people) {
            signers.add(new Signer(person.keys().getPrivate(), person.chain()));
        }
        Signatures.write(reports, List.of("waxseal.json", "waxseal.md"), signers, OUTCOME);
    }

    private Verification verify() throws IOException {
        return verify(new Trust(List.of(authority.certificate()), List.of()), Instant.now());
    }

    private Verification verify(Trust trust, Instant at) throws IOException {
        return Verification.of(reports, trust, at, List.of("waxseal.json", "waxseal.html"));
    }

    private State state(Trust trust) throws IOException {
        return verify(trust, Instant.now()).signers().get(0).state();
    }

    private State stateAt(Instant at) throws IOException {
        return verify(new Trust(List.of(authority.certificate()), List.of()), at)
                .signers()
                .get(0)
                .state();
    }

    /** Loads what these tests are made of anew, but for Bouncy Castle. */
    private static final class WithoutBouncyCastle extends URLClassLoader {
        WithoutBouncyCastle() throws MalformedURLException {
            super(urls(), ClassLoader.getPlatformClassLoader());
        }

        private static URL[] urls() throws MalformedURLException {
            List<URL> urls = new ArrayList<>();
            for (String path : System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                    .split(File.pathSeparator, -1)) {
                urls.add(Path.of(path).toUri().toURL());
            }
            return urls.toArray(new URL[0]);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("org.bouncycastle.")) {
                throw new ClassNotFoundException(name);
            }
            return super.findClass(name);
        }
    }
}
