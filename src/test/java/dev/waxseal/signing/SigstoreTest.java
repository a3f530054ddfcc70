package dev.waxseal.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.JsonFormat;
import dev.sigstore.bundle.Bundle.DsseEnvelope;
import dev.sigstore.bundle.ImmutableDsseEnvelope;
import dev.sigstore.bundle.ImmutableSignature;
import dev.sigstore.dsse.InTotoPayload;
import dev.waxseal.keys.Person;
import io.intoto.EnvelopeOuterClass.Envelope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sigstore's own code reads the statement and its envelope, and what it has signatures verified over is what we signed. */
class SigstoreTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"EC P-256", "RSA 2048", "Ed25519"})
    void reads_the_envelope_and_finds_it_signed(String kind) throws Exception {
        Person anna = Person.authority("Shop CA").signer("Anna", kind);

        DsseEnvelope envelope = signed(anna);

        PublicKey key = anna.keys().getPublic();
        assertThat(envelope.getPayloadType()).isEqualTo(InTotoPayload.PAYLOAD_TYPE);
        assertThat(Scheme.of(key).verifies(key, envelope.getPAE(), envelope.getSignature()))
                .isTrue();
        assertThat(Scheme.of(key).verifies(key, envelope.getPayload(), envelope.getSignature()))
                .isFalse();
    }

    @Test
    void reads_the_statement_in_it() throws Exception {
        InTotoPayload statement =
                InTotoPayload.from(signed(Person.authority("Shop CA").signer("Anna", "EC P-256")));

        assertThat(statement.getType()).isEqualTo("https://in-toto.io/Statement/v1");
        assertThat(statement.getPredicateType()).isEqualTo("https://in-toto.io/attestation/test-result/v0.1");
        assertThat(statement.getSubject()).singleElement().satisfies(subject -> {
            assertThat(subject.getName()).isEqualTo("waxseal.json");
            assertThat(subject.getDigest())
                    .containsOnlyKeys("sha256")
                    .containsValue(Manifest.digest("{}".getBytes(UTF_8)));
        });
        assertThat(statement.getPredicate().getAsJsonObject().get("result").getAsString())
                .isEqualTo("FAILED");
    }

    private DsseEnvelope signed(Person person) throws Exception {
        Files.writeString(directory.resolve("waxseal.json"), "{}");
        Signatures.write(
                directory,
                List.of("waxseal.json"),
                List.of(new Signer(person.keys().getPrivate(), person.chain())),
                new Outcome(Outcome.Result.FAILED, List.of("plaintext-data 9f2c"), List.of(), List.of()));
        Envelope.Builder envelope = Envelope.newBuilder();
        JsonFormat.parser().merge(Files.readString(directory.resolve(Signatures.STATEMENT)), envelope);
        return ImmutableDsseEnvelope.builder()
                .payload(envelope.getPayload().toByteArray())
                .payloadType(envelope.getPayloadType())
                .addSignatures(ImmutableSignature.builder()
                        .sig(envelope.getSignatures(0).getSig().toByteArray())
                        .build())
                .build();
    }
}
