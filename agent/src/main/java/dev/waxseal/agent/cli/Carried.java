package dev.waxseal.agent.cli;

import dev.waxseal.detect.Detection;
import dev.waxseal.detect.Explanation;
import dev.waxseal.detect.Sighting;
import dev.waxseal.wire.Field;
import dev.waxseal.wire.RequestHead;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Has a text inspected as what carried it: the field of that name, a query, content of a type. */
final class Carried {

    /** The media types of content that is carried as such. */
    private static final Map<String, String> CONTENT = Map.of(
            "json", "application/json",
            "form", "application/x-www-form-urlencoded",
            "xml", "application/xml",
            "html", "text/html",
            "csv", "text/csv",
            "yaml", "application/yaml",
            "body", "",
            "graphql", "application/json",
            "multipart", "multipart/form-data");

    private final Detection detection;
    private final @Nullable Explanation explanation;

    Carried(Detection detection, @Nullable Explanation explanation) {
        this.detection = detection;
        this.explanation = explanation;
    }

    /**
     * What is found in it.
     *
     * @param carrier {@code text} or empty for a text alone, {@code header:NAME}, {@code cookie}, {@code url}, {@code query},
     *     {@code path}, or what content is: {@code json}, {@code form}, {@code xml}, …
     * @throws IllegalArgumentException where there is no such carrier; the message names those that there are
     */
    List<Sighting> inspect(String text, String carrier) {
        String lower = carrier.toLowerCase(Locale.ROOT);
        if (lower.isEmpty() || lower.equals("text") || lower.equals("log")) {
            return detection.inspect(text, explanation);
        }
        InspectedMessages messages = new InspectedMessages(detection, explanation);
        String type = CONTENT.get(lower);
        if (lower.startsWith("header:")) {
            messages.request(
                    "GET",
                    "/",
                    "HTTP/1.1",
                    List.of(new Field(carrier.substring(7).strip(), text)));
        } else if (lower.equals("cookie")) {
            messages.request("GET", "/", "HTTP/1.1", List.of(new Field("Cookie", text)));
        } else if (lower.equals("url") || lower.equals("path")) {
            messages.request("GET", text, "HTTP/1.1", List.of());
        } else if (lower.equals("query")) {
            messages.request("GET", "/?" + text, "HTTP/1.1", List.of());
        } else if (type != null) {
            RequestHead head =
                    new RequestHead("POST", "http", "/", "", "HTTP/1.1", new dev.waxseal.wire.Fields(List.of()));
            messages.content(head, type, text);
        } else {
            throw new IllegalArgumentException("no such carrier: \"" + carrier
                    + "\"; there are text, header:NAME, cookie, url, query, path, json, form, xml, html, csv, yaml,"
                    + " graphql, multipart and body");
        }
        return messages.sightings();
    }
}
