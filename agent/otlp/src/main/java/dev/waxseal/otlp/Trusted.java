package dev.waxseal.otlp;

import dev.waxseal.journal.Unavailable;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporterBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Which collectors are trusted over {@code https}, and who one is to them: by the variables that OpenTelemetry's
 * specification of OTLP exporters has for that, which name files in PEM.
 */
final class Trusted {

    private final Map<String, String> environment;

    Trusted(Map<String, String> environment) {
        this.environment = environment;
    }

    void applyTo(OtlpHttpLogRecordExporterBuilder builder) throws GeneralSecurityException, Unavailable {
        byte @Nullable [] authorities = file("CERTIFICATE");
        byte @Nullable [] key = file("CLIENT_KEY");
        byte @Nullable [] certificate = file("CLIENT_CERTIFICATE");
        if ((key == null) != (certificate == null)) {
            throw new Unavailable("the environment has a client's key or its certificate, and not both");
        }
        try {
            if (authorities != null) {
                builder.setTrustedCertificates(authorities);
            }
            if (key != null && certificate != null) {
                builder.setClientTls(key, certificate);
            } else if (authorities == null) {
                trustTheJdk(builder);
            }
        } catch (IllegalArgumentException | IllegalStateException unreadable) { // and may say what it read
            throw new Unavailable("a file that OTEL_EXPORTER_OTLP_... names is not what it should be");
        }
    }

    /** Whatever the application trusts, and however it may have set that for all. */
    private static void trustTheJdk(OtlpHttpLogRecordExporterBuilder builder) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        builder.setSslContext(context, (X509TrustManager) factory.getTrustManagers()[0]);
    }

    private byte @Nullable [] file(String what) throws Unavailable {
        String ofLogs = "OTEL_EXPORTER_OTLP_LOGS_" + what;
        String name = environment.containsKey(ofLogs) ? ofLogs : "OTEL_EXPORTER_OTLP_" + what;
        String path = environment.get(name);
        if (path == null || path.isBlank()) {
            return null;
        }
        try {
            return Files.readAllBytes(Path.of(path));
        } catch (IOException | InvalidPathException unreadable) {
            throw new Unavailable(path + " of " + name + " cannot be read");
        }
    }
}
