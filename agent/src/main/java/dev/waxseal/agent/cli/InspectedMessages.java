package dev.waxseal.agent.cli;

import dev.waxseal.detect.Detection;
import dev.waxseal.detect.Explanation;
import dev.waxseal.detect.Sighting;
import dev.waxseal.wire.Content;
import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.Head;
import dev.waxseal.wire.Heard;
import dev.waxseal.wire.RequestHead;
import dev.waxseal.wire.ResponseHead;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Has the parts of messages inspected, whatever file they come from, and keeps what is found. */
final class InspectedMessages {
    private final Detection detection;
    private final @Nullable Explanation explanation;
    private final Set<Sighting> sightings = new LinkedHashSet<>();

    InspectedMessages(Detection detection, @Nullable Explanation explanation) {
        this.detection = detection;
        this.explanation = explanation;
    }

    List<Sighting> sightings() {
        return List.copyOf(sightings);
    }

    void text(String text) {
        sightings.addAll(detection.inspect(text, explanation));
    }

    void part(Heard part) {
        sightings.addAll(detection.inspect(part, explanation));
    }

    /** Inspects a head of a request to a URL, or to a target alone, and returns it. */
    RequestHead request(String method, String url, String version, List<Field> fields) {
        int authority = url.indexOf("://");
        int path = authority < 0 ? 0 : pathStart(url, authority + 3);
        boolean credentials = authority >= 0 && url.substring(authority, path).indexOf('@') >= 0;
        RequestHead head = new RequestHead(
                method,
                authority < 0 ? "http" : url.substring(0, authority),
                credentials ? url : path == url.length() ? "/" : url.substring(path),
                authority < 0 ? "" : url.substring(authority + 3, path),
                version,
                new Fields(fields));
        part(head);
        return head;
    }

    private static int pathStart(String url, int from) {
        for (int i = from; i < url.length(); i++) {
            if ("/?#".indexOf(url.charAt(i)) >= 0) {
                return i;
            }
        }
        return url.length();
    }

    /** Inspects content whose codings have been removed; the type may have been kept only beside it. */
    void content(Head head, String mediaType, String text) {
        content(head, mediaType, text.getBytes(StandardCharsets.UTF_8));
    }

    void content(Head head, String mediaType, byte[] bytes) {
        Fields fields = new Fields(List.of(new Field("Content-Type", mediaType)));
        Head typed = head instanceof RequestHead request
                ? new RequestHead(
                        request.method(),
                        request.scheme(),
                        request.target(),
                        request.authority(),
                        request.version(),
                        fields)
                : new ResponseHead(
                        ((ResponseHead) head).status(), head.version(), fields, ((ResponseHead) head).request());
        part(new Content(typed, Content.Form.BODY, bytes, 0, bytes.length));
    }
}
