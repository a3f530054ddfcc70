package dev.waxseal.signing;

import dev.waxseal.config.OneLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Those who sign, by their keys: a PKCS #12 file (RFC 7292), a PEM file (RFC 7468) with the private key and the certificates
 * behind it, or {@code env:NAME}, an environment variable with such PEM. A password is never an argument: it stands in
 * {@value #PASSWORD}, that of the second key in {@value #PASSWORD}{@code _2}, and so on.
 */
public final class Signers {

    /** The environment variable with the password of the first key. */
    public static final String PASSWORD = "WAXSEAL_SIGN_PASSWORD";

    private static final String VARIABLE = "env:";

    private Signers() {}

    /**
     * Reads their keys.
     *
     * @param keys where each stands
     * @param environment the value of a variable, or null
     * @throws IOException if a file cannot be read, or does not hold what it should, with a message for who named it
     */
    public static List<Signer> read(List<String> keys, UnaryOperator<@Nullable String> environment) throws IOException {
        List<Signer> signers = new ArrayList<>();
        for (String key : keys) {
            int number = signers.size() + 1;
            String variable = number == 1 ? PASSWORD : PASSWORD + "_" + number;
            String password = environment.apply(variable);
            try {
                signers.add(read(key, password == null ? null : password.toCharArray(), variable, environment));
            } catch (GeneralSecurityException | IOException e) {
                throw new IOException(
                        "Cannot sign with the key in " + OneLine.quoted(key) + ": " + reason(e, password, variable), e);
            }
        }
        return signers;
    }

    /** Whether that names an environment variable, not a file. */
    public static boolean isVariable(String key) {
        return key.startsWith(VARIABLE);
    }

    private static String reason(Exception e, @Nullable String password, String variable) {
        if (e instanceof java.nio.file.NoSuchFileException) {
            return "there is no such file";
        }
        boolean locked = e.getCause() instanceof java.security.UnrecoverableKeyException
                || e instanceof java.security.UnrecoverableKeyException;
        String because = OneLine.complaint(String.valueOf(e.getMessage()));
        return !locked
                ? because
                : password == null
                        ? "it needs its password in the environment variable " + variable
                        : "the password in the environment variable " + variable + " is not the right one";
    }

    private static Signer read(
            String key, char @Nullable [] password, String variable, UnaryOperator<@Nullable String> environment)
            throws IOException, GeneralSecurityException {
        if (isVariable(key)) {
            String pem = environment.apply(key.substring(VARIABLE.length()));
            if (pem == null || pem.isBlank()) {
                throw new IOException("there is no such environment variable");
            }
            return ofPem(pem, password, variable);
        }
        byte[] bytes = Files.readAllBytes(Path.of(key));
        try {
            return Pem.isIn(bytes)
                    ? ofPem(new String(bytes, StandardCharsets.ISO_8859_1), password, variable)
                    : ofStore(bytes, password);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static Signer ofPem(String text, char @Nullable [] password, String variable)
            throws GeneralSecurityException, IOException {
        Pem pem = Pem.read(text);
        return new Signer(pem.key(password, variable), pem.certificates());
    }

    private static Signer ofStore(byte[] bytes, char @Nullable [] password)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = new ByteArrayInputStream(bytes)) {
            store.load(in, password == null ? new char[0] : password);
        }
        for (String alias : Collections.list(store.aliases())) {
            Certificate[] chain = store.getCertificateChain(alias);
            if (chain != null
                    && store.getKey(alias, password == null ? new char[0] : password) instanceof PrivateKey key) {
                return new Signer(
                        key,
                        Arrays.stream(chain).map(X509Certificate.class::cast).toList());
            }
        }
        throw new IOException("there is no private key with a certificate in it");
    }
}
