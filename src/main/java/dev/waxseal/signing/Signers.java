package dev.waxseal.signing;

import dev.waxseal.config.OneLine;
import dev.waxseal.keys.KeyFile;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Those who sign, by their {@linkplain KeyFile keys}. The password of the first stands in {@value #PASSWORD}, that of the
 * second in {@value #PASSWORD}{@code _2}, and so on.
 */
public final class Signers {

    /** The environment variable with the password of the first key. */
    public static final String PASSWORD = "WAXSEAL_SIGN_PASSWORD";

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
            try {
                signers.add(signer(KeyFile.read(key, variable, environment)));
            } catch (GeneralSecurityException | IOException e) {
                throw new IOException(
                        "Cannot sign with the key in " + OneLine.quoted(key) + ": "
                                + OneLine.complaint(String.valueOf(e.getMessage())),
                        e);
            }
        }
        return signers;
    }

    private static Signer signer(KeyFile file) throws GeneralSecurityException, IOException {
        if (file.chain().isEmpty()) {
            throw new IOException("there is no certificate in it");
        }
        return new Signer(file.key(), file.chain());
    }
}
