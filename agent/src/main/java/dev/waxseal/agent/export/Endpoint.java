package dev.waxseal.agent.export;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where to, as OpenTelemetry's specification of OTLP exporters has it. */
final class Endpoint {

    private static final String PATH = "/v1/logs";

    private Endpoint() {}

    /** The URL to post to, or null where the environment is asked and names none that holds no password. */
    static @Nullable String of(String otlp, Map<String, String> environment) {
        if (!otlp.equals("environment")) {
            return below(otlp);
        }
        String logs = environment.get("OTEL_EXPORTER_OTLP_LOGS_ENDPOINT");
        String all = environment.get("OTEL_EXPORTER_OTLP_ENDPOINT");
        String endpoint = logs != null && !logs.isBlank() ? logs : all == null || all.isBlank() ? null : below(all);
        return endpoint == null || !isUsable(endpoint) ? null : endpoint;
    }

    private static String below(String base) {
        return base.endsWith(PATH) ? base : base.replaceFirst("/*$", "") + PATH;
    }

    /** It will stand in the journal. */
    private static boolean isUsable(String url) {
        try {
            URI uri = URI.create(url);
            return uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
