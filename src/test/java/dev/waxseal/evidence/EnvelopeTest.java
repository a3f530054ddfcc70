package dev.waxseal.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.waxseal.keys.KeyFile;
import dev.waxseal.keys.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.cms.CMSAuthEnvelopedData;
import org.bouncycastle.cms.Recipient;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.jcajce.JceKEMAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyAgreeAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransAuthEnvelopedRecipient;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sealed for someone is opened by them alone, by us and by others. */
class EnvelopeTest {

    private static final byte[] CONTENT = "{\"value\":\"correct-horse\"}\n".getBytes(UTF_8);
    private static final List<String> KINDS = List.of(
            "RSA 2048", "EC P-256", "EC P-384", "EC P-521", "X25519", "ML-KEM-512", "ML-KEM-768", "ML-KEM-1024");

    private static Person authority;

    @TempDir
    private Path directory;

    @BeforeAll
    static void found() throws Exception {
        authority = Person.authority("Shop CA");
    }

    @ParameterizedTest
    @FieldSource("KINDS")
    void opens_by_the_right_key_of_each_kind_and_by_no_other(String kind) throws Exception {
        Person anna = authority.recipient("Anna", kind);
        byte[] sealed = sealed(anna);

        assertThat(new String(sealed, UTF_8)).doesNotContain("correct-horse");
        assertThat(opened(sealed, anna)).isEqualTo(CONTENT);
        assertThat(Envelope.open(
                        sealed, authority.recipient("Anna", kind).keys().getPrivate()))
                .isNull();
        assertThat(Envelope.open(
                        sealed, authority.recipient("Anna", "EC P-256").keys().getPrivate()))
                .isNull();
    }

    @Test
    void opens_by_any_of_several_recipients() throws Exception {
        List<Person> people = new ArrayList<>();
        for (String kind : KINDS) {
            people.add(authority.recipient(kind, kind));
        }
        byte[] sealed = sealed(people.toArray(new Person[0]));

        for (Person person : people) {
            assertThat(opened(sealed, person)).isEqualTo(CONTENT);
        }
    }

    @ParameterizedTest
    @FieldSource("KINDS")
    void opens_by_the_code_of_others(String kind) throws Exception {
        Person anna = authority.recipient("Anna", kind);
        CMSAuthEnvelopedData data = new CMSAuthEnvelopedData(sealed(anna));
        RecipientInformation recipient =
                data.getRecipientInfos().getRecipients().iterator().next();

        assertThat(recipient.getContent(reader(anna, kind))).isEqualTo(CONTENT);
    }

    private static Recipient reader(Person person, String kind) {
        BouncyCastleProvider theirs = new BouncyCastleProvider();
        var key = person.keys().getPrivate();
        if (kind.startsWith("RSA")) {
            return new JceKeyTransAuthEnvelopedRecipient(key).setProvider(theirs);
        }
        return kind.startsWith("ML-KEM")
                ? new JceKEMAuthEnvelopedRecipient(key).setProvider(theirs)
                : new JceKeyAgreeAuthEnvelopedRecipient(key).setProvider(theirs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA 2048", "EC P-256", "EC P-384"}) // CMS of OpenSSL 3.0 knows neither X25519 nor ML-KEM
    void opens_by_openssl_where_it_is_installed(String kind) throws Exception {
        Person anna = authority.recipient("Anna", kind);
        anna.pem(directory.resolve("anna.pem"));
        Files.write(directory.resolve("record.cms"), sealed(authority.recipient("Bert", "X25519"), anna));

        assertThat(openssl("cms -decrypt -inform DER -in record.cms -inkey anna.pem -recip anna.pem"))
                .isEqualTo(new String(CONTENT, UTF_8));
    }

    @ParameterizedTest
    @FieldSource("KINDS")
    void opens_by_a_key_from_a_file(String kind) throws Exception {
        Person anna = authority.recipient("Anna", kind);
        byte[] sealed = sealed(anna);
        Path pem = anna.pem(directory.resolve("anna.pem"));
        Path bare = Files.writeString(
                directory.resolve("bare.pem"), Files.readString(pem).replaceAll("(?s)-----BEGIN CERT.*", ""));

        for (Path file : List.of(pem, bare)) {
            KeyFile key = KeyFile.read(file.toString(), "PASSWORD", name -> null);
            Envelope.Opened opened = Envelope.open(sealed, key.key());
            assertThat(opened == null ? null : opened.content()).isEqualTo(CONTENT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X25519", "ML-KEM-512"})
    void one_changed_bit_in_any_byte_is_caught(String kind) throws Exception {
        Person anna = authority.recipient("Anna", kind);
        byte[] sealed = sealed(anna, authority.recipient("Bert", "X25519"));
        String recipients =
                requireNonNull(Envelope.open(sealed, anna.keys().getPrivate())).recipients();
        List<Integer> passed = new ArrayList<>();

        for (int i = 0; i < sealed.length; i++) {
            sealed[i] ^= (byte) (1 << i % 8);
            try {
                Envelope.Opened changed = Envelope.open(sealed, anna.keys().getPrivate());
                if (changed != null && changed.recipients().equals(recipients)) {
                    passed.add(i);
                }
            } catch (java.security.GeneralSecurityException caught) {
                // as it should be
            }
            sealed[i] ^= (byte) (1 << i % 8);
        }

        assertThat(passed).isEmpty();
    }

    @Test
    void for_whom_nothing_can_be_sealed_is_said_and_why() throws Exception {
        refused(authority.recipient("Short", "RSA 1024"), "an RSA key of 1024 bits is too short; 2048 are the least");
        refused(authority.recipient("Signer", "Ed25519"), "nothing is sealed for a key of EdDSA; RSA, EC");
        refused(authority.signer("Signer", "RSA 2048"), "its key usage does not allow that anything is sealed for it");
        refused(authority.recipient("Old", "EC P-256", -10, -1), "the certificate of CN=Old in ");
        refused(authority.recipient("Old", "EC P-256", -10, -1), " expired on ");
        refused(authority.recipient("New", "EC P-256", 10, 20), " is not valid before ");
        Path text = Files.writeString(directory.resolve("security.txt"), "Contact: security@shop.example");
        assertThatThrownBy(() -> Recipients.read(text.toString()))
                .hasMessageContaining("there is no certificate that can be read in ");
        assertThatThrownBy(() -> Recipients.read(directory.resolve("none.pem").toString()))
                .hasMessageContaining("there is no file ");
        assertThatThrownBy(() -> Recipients.read(directory.toString())).isInstanceOf(IOException.class);
    }

    private void refused(Person person, String because) throws Exception {
        Path file = person.certificate(directory.resolve("refused.pem"));
        assertThatThrownBy(() -> Recipients.read(file.toString())).hasMessageContaining(because);
    }

    @Test
    void recipients_come_from_any_number_of_files_with_any_number_of_certificates() throws Exception {
        Path one = authority.recipient("Anna", "RSA 2048").certificate(directory.resolve("one.pem"));
        Path two = authority.recipient("Bert", "X25519").certificate(directory.resolve("two.pem"));
        Files.writeString(one, Files.readString(one) + Files.readString(two));
        Path three = Files.write(
                directory.resolve("three.der"),
                authority.recipient("Cleo", "ML-KEM-768").certificate().getEncoded());

        assertThat(Recipients.read(one + java.io.File.pathSeparator + three).names())
                .isEqualTo("CN=Anna (RSA-OAEP), CN=Bert (X25519), CN=Cleo (ML-KEM-768)");
    }

    private static byte[] sealed(Person... people) throws Exception {
        SecureRandom random = new SecureRandom();
        List<dev.waxseal.evidence.Recipient> recipients = new ArrayList<>();
        for (Person person : people) {
            recipients.add(dev.waxseal.evidence.Recipient.of(person.certificate()));
        }
        return Envelope.to(recipients, random).seal(CONTENT, CONTENT.length, random);
    }

    private static byte[] opened(byte[] sealed, Person person) throws Exception {
        return requireNonNull(Envelope.open(sealed, person.keys().getPrivate())).content();
    }

    private String openssl(String arguments) throws Exception {
        List<String> command = Stream.concat(Stream.of("openssl"), Stream.of(arguments.split(" ")))
                .toList();
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            process.waitFor();
            return said.replace("\r", "");
        } catch (IOException notThere) {
            assumeTrue(false, "openssl is not installed");
            return "";
        }
    }
}
