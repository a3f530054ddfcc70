package dev.waxseal.signing;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * What was judged of which files, as an in-toto Statement (v1, with the predicate {@code test-result/v0.1}) in a DSSE envelope
 * (v1.0.2): what {@code gh attestation} and policy engines read.
 */
final class Statement {

    private static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

    private Statement() {}

    /** The statement on those files. */
    static byte[] on(Manifest files, Outcome outcome) {
        JsonObject statement = new JsonObject();
        statement.addProperty("_type", "https://in-toto.io/Statement/v1");
        JsonArray subject = new JsonArray();
        for (Map.Entry<String, String> file : files.digests().entrySet()) {
            subject.add(resource(file.getKey(), file.getValue()));
        }
        statement.add("subject", subject);
        statement.addProperty("predicateType", "https://in-toto.io/attestation/test-result/v0.1");
        JsonObject predicate = new JsonObject();
        predicate.addProperty("result", outcome.result().name());
        JsonArray configuration = new JsonArray();
        for (String policy : outcome.policies()) {
            JsonObject file = new JsonObject();
            file.addProperty("uri", policy);
            configuration.add(file);
        }
        predicate.add("configuration", configuration);
        predicate.add("warnedTests", strings(outcome.warned()));
        predicate.add("failedTests", strings(outcome.failed()));
        statement.add("predicate", predicate);
        return statement.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** That statement with their signatures, on one line. */
    static String sealed(byte[] statement, List<Signer> signers) throws GeneralSecurityException {
        byte[] authenticated = authenticated(PAYLOAD_TYPE, statement);
        JsonObject envelope = new JsonObject();
        envelope.addProperty("payload", Base64.getEncoder().encodeToString(statement));
        envelope.addProperty("payloadType", PAYLOAD_TYPE);
        JsonArray signatures = new JsonArray();
        for (Signer signer : signers) {
            JsonObject signature = new JsonObject();
            signature.addProperty(
                    "keyid", Manifest.digest(signer.certificate().getPublicKey().getEncoded()));
            signature.addProperty("sig", Base64.getEncoder().encodeToString(signer.sign(authenticated)));
            signatures.add(signature);
        }
        envelope.add("signatures", signatures);
        return envelope + "\n";
    }

    /** The bytes that are signed: the pre-authentication encoding of DSSE. */
    static byte[] authenticated(String type, byte[] payload) {
        byte[] head =
                ("DSSEv1 " + type.length() + " " + type + " " + payload.length + " ").getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[head.length + payload.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(payload, 0, all, head.length, payload.length);
        return all;
    }

    private static JsonObject resource(String name, String sha256) {
        JsonObject resource = new JsonObject();
        resource.addProperty("name", name);
        JsonObject digest = new JsonObject();
        digest.addProperty("sha256", sha256);
        resource.add("digest", digest);
        return resource;
    }

    private static JsonArray strings(List<String> values) {
        JsonArray array = new JsonArray();
        values.forEach(array::add);
        return array;
    }
}
