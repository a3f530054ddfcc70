package dev.waxseal.otlp;

import dev.waxseal.journal.Entry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.semconv.ServiceAttributes;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which service all this is about: what {@code OTEL_SERVICE_NAME} and {@code OTEL_RESOURCE_ATTRIBUTES} say, as
 * OpenTelemetry's specification has it, and the main class where they say nothing.
 */
final class Origin {

    private Origin() {}

    static Resource of(Entry.@Nullable Started started, Map<String, String> environment) {
        AttributesBuilder attributes = io.opentelemetry.api.common.Attributes.builder();
        if (started != null) {
            String command = started.command();
            attributes.put(
                    ServiceAttributes.SERVICE_NAME,
                    command.isEmpty() ? "unknown_service:java" : command.substring(command.lastIndexOf('/') + 1));
            attributes.put(ServiceAttributes.SERVICE_INSTANCE_ID, started.uuid());
            attributes.put(AttributeKey.longKey("process.pid"), started.pid());
            attributes.put(AttributeKey.stringKey("process.runtime.version"), started.java());
        }
        pairs(environment.get("OTEL_RESOURCE_ATTRIBUTES")).forEach(attributes::put);
        String name = environment.get("OTEL_SERVICE_NAME");
        if (name != null && !name.isBlank()) {
            attributes.put(ServiceAttributes.SERVICE_NAME, name);
        }
        return Resource.getDefault().merge(Resource.create(attributes.build()));
    }

    /** {@code a=b,c=d} with values as in URLs. */
    static Map<String, String> pairs(@Nullable String list) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : list == null ? new String[0] : list.split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                String value = pair.substring(equals + 1).strip();
                try {
                    value = URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
                } catch (IllegalArgumentException asItIs) {
                    // not encoded, then
                }
                pairs.put(pair.substring(0, equals).strip(), value);
            }
        }
        return pairs;
    }
}
