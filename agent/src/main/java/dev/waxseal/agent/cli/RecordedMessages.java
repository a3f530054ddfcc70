package dev.waxseal.agent.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.waxseal.detect.Detection;
import dev.waxseal.detect.Explanation;
import dev.waxseal.detect.Sighting;
import dev.waxseal.wire.Content;
import dev.waxseal.wire.Conversation;
import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.Head;
import dev.waxseal.wire.Heard;
import dev.waxseal.wire.RequestHead;
import dev.waxseal.wire.ResponseHead;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Messages that someone recorded: raw HTTP/1.1, as tools save it and as people write it, or a HAR 1.2 file. */
final class RecordedMessages {
    private final Detection detection;
    private final @Nullable Explanation explanation;
    private final Set<Sighting> sightings = new LinkedHashSet<>();

    RecordedMessages(Detection detection, @Nullable Explanation explanation) {
        this.detection = detection;
        this.explanation = explanation;
    }

    List<Sighting> inspect(byte[] bytes) throws Main.Failure {
        String text = new String(bytes, StandardCharsets.UTF_8);
        JsonElement har = text.stripLeading().startsWith("{") ? har(text) : null;
        if (har != null) {
            for (JsonElement entry : har.getAsJsonArray()) {
                entry(entry.getAsJsonObject());
            }
        } else {
            raw(bytes, text);
        }
        return List.copyOf(sightings);
    }

    /** Heard as from the wire where that succeeds; and, since people write such files by hand, read as a text as well. */
    private void raw(byte[] bytes, String text) {
        List<Heard> heard = new ArrayList<>();
        Conversation conversation = new Conversation(part -> heard.add(kept(part)));
        int answer = text.startsWith("HTTP/") ? 0 : text.indexOf("\nHTTP/1.") + 1;
        int split = answer == 0 && !text.startsWith("HTTP/")
                ? bytes.length
                : text.substring(0, answer).getBytes(StandardCharsets.UTF_8).length;
        conversation.sent(ByteBuffer.wrap(bytes, 0, split));
        conversation.received(ByteBuffer.wrap(bytes, split, bytes.length - split));
        conversation.closed();
        for (Heard part : heard) {
            sightings.addAll(detection.inspect(part, explanation));
        }
        if (sightings.isEmpty()) {
            sightings.addAll(detection.inspect(text, explanation));
        }
    }

    /** A stretch is a view that lives for one call. */
    private static Heard kept(Heard part) {
        if (part instanceof Content content) {
            byte[] copy = java.util.Arrays.copyOfRange(content.bytes(), content.from(), content.to());
            return new Content(
                    content.head(),
                    content.form(),
                    copy,
                    0,
                    copy.length,
                    content.passage(),
                    content.first(),
                    content.last());
        }
        return part;
    }

    private static @Nullable JsonElement har(String text) {
        try {
            JsonObject file = JsonParser.parseString(text).getAsJsonObject();
            JsonElement log = file.get("log");
            JsonElement entries =
                    log != null && log.isJsonObject() ? log.getAsJsonObject().get("entries") : null;
            return entries != null && entries.isJsonArray() ? entries : null;
        } catch (JsonParseException | IllegalStateException e) {
            return null;
        }
    }

    private void entry(JsonObject entry) throws Main.Failure {
        try {
            JsonObject request = entry.getAsJsonObject("request");
            String url = request.get("url").getAsString();
            URI uri = URI.create(url.replace("|", "%7C").replace("{", "%7B").replace("}", "%7D"));
            String target = uri.getRawPath() + (uri.getRawQuery() == null ? "" : '?' + uri.getRawQuery());
            boolean credentials = uri.getRawUserInfo() != null;
            RequestHead head = new RequestHead(
                    string(request, "method"),
                    String.valueOf(uri.getScheme()),
                    credentials ? url : target,
                    String.valueOf(uri.getRawAuthority()),
                    string(request, "httpVersion"),
                    fields(request));
            sightings.addAll(detection.inspect(head, explanation));
            JsonObject posted = request.getAsJsonObject("postData");
            if (posted != null) {
                content(head, string(posted, "mimeType"), string(posted, "text").getBytes(StandardCharsets.UTF_8));
            }
            JsonObject response = entry.getAsJsonObject("response");
            if (response != null) {
                ResponseHead answer = new ResponseHead(
                        response.get("status").getAsInt(), string(response, "httpVersion"), fields(response), head);
                sightings.addAll(detection.inspect(answer, explanation));
                JsonObject content = response.getAsJsonObject("content");
                if (content != null && content.has("text")) {
                    String text = string(content, "text");
                    byte[] bytes = string(content, "encoding").equals("base64")
                            ? Base64.getMimeDecoder().decode(text)
                            : text.getBytes(StandardCharsets.UTF_8);
                    content(answer, string(content, "mimeType"), bytes);
                }
            }
        } catch (IllegalStateException | ClassCastException | NullPointerException | IllegalArgumentException e) {
            throw new Main.Failure("an entry that is not of HAR 1.2", e);
        }
    }

    /** The browser has removed codings already, and may have kept the type only beside the content. */
    private void content(Head head, String mimeType, byte[] bytes) {
        Fields fields = new Fields(List.of(new Field("Content-Type", mimeType)));
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
        Content content = new Content(typed, Content.Form.BODY, bytes, 0, bytes.length);
        sightings.addAll(detection.inspect(content, explanation));
    }

    private static Fields fields(JsonObject message) {
        List<Field> fields = new ArrayList<>();
        if (message.has("headers")) {
            for (JsonElement header : message.getAsJsonArray("headers")) {
                JsonObject field = header.getAsJsonObject();
                if (!string(field, "name").startsWith(":")) {
                    fields.add(new Field(string(field, "name"), string(field, "value")));
                }
            }
        }
        return new Fields(fields);
    }

    private static String string(JsonObject object, String name) {
        JsonElement element = object.get(name);
        return element == null || element.isJsonNull() ? "" : element.getAsString();
    }
}
