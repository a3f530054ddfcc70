package dev.waxseal.otlp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** A key with a certificate that vouches for itself, made by the JDK's keytool; as files in PEM, too. */
record Identity(KeyStore store, Path key, Path certificate) {

    private static final String PASSWORD = "changeit";

    /** @param names as keytool's {@code san} has them: {@code ip:127.0.0.1} */
    static Identity of(String names, Path directory)
            throws IOException, GeneralSecurityException, InterruptedException {
        Path file = directory.resolve("identity.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String[] command = {
            keytool,
            "-genkeypair",
            "-alias",
            "it",
            "-keyalg",
            "EC",
            "-dname",
            "CN=collector",
            "-ext",
            "san=" + names,
            "-keystore",
            file.toString(),
            "-storetype",
            "PKCS12",
            "-storepass",
            PASSWORD
        };
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool").toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(Files.readString(directory.resolve("keytool")));
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return new Identity(
                store,
                pem("PRIVATE KEY", store.getKey("it", PASSWORD.toCharArray()).getEncoded(), directory),
                pem("CERTIFICATE", store.getCertificate("it").getEncoded(), directory));
    }

    private static Path pem(String label, byte @Nullable [] encoded, Path directory) throws IOException {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(encoded);
        String text = "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
        return Files.writeString(directory.resolve(label.replace(' ', '-') + ".pem"), text);
    }

    /** Shows itself, and trusts none but itself. */
    SSLContext context() throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        try {
            trusted.load(null, null);
        } catch (IOException never) {
            throw new GeneralSecurityException(never);
        }
        trusted.setCertificateEntry("it", store.getCertificate("it"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
