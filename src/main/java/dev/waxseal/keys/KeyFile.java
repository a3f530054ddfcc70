package dev.waxseal.keys;

import dev.waxseal.config.OneLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A private key and its certificates: of a PKCS #12 file (RFC 7292), of a PEM file (RFC 7468), or of {@code env:NAME}, an
 * environment variable with such PEM. Its password is never an argument: it stands in another variable.
 *
 * @param key the key
 * @param chain its certificate and those that vouch for it, in this order; of PEM it may be empty
 */
public record KeyFile(PrivateKey key, List<X509Certificate> chain) {

    private static final String VARIABLE = "env:";

    public KeyFile {
        chain = List.copyOf(chain);
    }

    /** Whether that names an environment variable, not a file. */
    public static boolean isVariable(String key) {
        return key.startsWith(VARIABLE);
    }

    /**
     * Reads it.
     *
     * @param key where it stands
     * @param variable what the variable with its password is called
     * @param environment the value of a variable, or null
     * @throws IOException with a message for who named it: why it cannot be read
     */
    public static KeyFile read(String key, String variable, UnaryOperator<@Nullable String> environment)
            throws IOException {
        String password = environment.apply(variable);
        try {
            return read(key, password == null ? null : password.toCharArray(), variable, environment);
        } catch (NoSuchFileException e) {
            throw new IOException("there is no such file", e);
        } catch (GeneralSecurityException | IOException e) {
            throw new IOException(reason(e, password, variable), e);
        }
    }

    private static String reason(Exception e, @Nullable String password, String variable) {
        boolean locked = e.getCause() instanceof UnrecoverableKeyException || e instanceof UnrecoverableKeyException;
        if (!locked) {
            return OneLine.complaint(String.valueOf(e.getMessage()));
        }
        return password == null
                ? "it needs its password in the environment variable " + variable
                : "the password in the environment variable " + variable + " is not the right one";
    }

    private static KeyFile read(
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

    private static KeyFile ofPem(String text, char @Nullable [] password, String variable)
            throws GeneralSecurityException, IOException {
        Pem pem = Pem.read(text);
        PrivateKey key = pem.key(password, variable);
        return new KeyFile(key, pem.hasCertificates() ? pem.certificates() : List.of());
    }

    private static KeyFile ofStore(byte[] bytes, char @Nullable [] password)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        char[] opener = password == null ? new char[0] : password;
        try (InputStream in = new ByteArrayInputStream(bytes)) {
            store.load(in, opener);
        }
        for (String alias : Collections.list(store.aliases())) {
            Certificate[] chain = store.getCertificateChain(alias);
            if (chain != null && store.getKey(alias, opener) instanceof PrivateKey key) {
                return new KeyFile(
                        key,
                        Arrays.stream(chain).map(X509Certificate.class::cast).toList());
            }
        }
        throw new IOException("there is no private key with a certificate in it");
    }
}
