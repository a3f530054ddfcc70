package dev.waxseal.agent.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.waxseal.wire.Content;
import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.RequestHead;
import dev.waxseal.wire.ResponseHead;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a file of the HTTP Archive format 1.2, with what browsers add to it. */
final class HarFile {
    private final InspectedMessages messages;

    HarFile(InspectedMessages messages) {
        this.messages = messages;
    }

    /** The entries of a file, or null where it is of another sort. */
    static @Nullable JsonArray entries(JsonElement file) {
        JsonElement log = file.isJsonObject() ? file.getAsJsonObject().get("log") : null;
        JsonElement entries =
                log != null && log.isJsonObject() ? log.getAsJsonObject().get("entries") : null;
        return entries != null && entries.isJsonArray() ? entries.getAsJsonArray() : null;
    }

    void inspect(JsonArray entries) throws Main.Failure {
        for (JsonElement entry : entries) {
            try {
                inspect(entry.getAsJsonObject());
            } catch (IllegalStateException
                    | ClassCastException
                    | NullPointerException
                    | IllegalArgumentException
                    | UnsupportedOperationException e) { // whatever Gson throws where something else stands

                throw new Main.Failure("an entry that is not of HAR 1.2", e);
            }
        }
    }

    private void inspect(JsonObject entry) {
        JsonObject request = entry.getAsJsonObject("request");
        RequestHead head = messages.request(
                string(request, "method"),
                request.get("url").getAsString(),
                string(request, "httpVersion"),
                fields(request, "Cookie"));
        JsonObject posted = request.getAsJsonObject("postData");
        if (posted != null) {
            messages.content(head, string(posted, "mimeType"), bytes(posted));
            params(head, posted);
        }
        JsonObject response = entry.getAsJsonObject("response");
        if (response != null) {
            ResponseHead answer = new ResponseHead(
                    response.get("status").getAsInt(),
                    string(response, "httpVersion"),
                    new Fields(fields(response, "Set-Cookie")),
                    head);
            messages.part(answer);
            JsonObject content = response.getAsJsonObject("content");
            if (content != null && content.has("text")) {
                messages.content(answer, string(content, "mimeType"), bytes(content));
            }
        }
        frames(head, entry);
    }

    /** What a form was made of, where that was kept instead of its text or beside it. */
    private void params(RequestHead head, JsonObject posted) {
        StringBuilder form = new StringBuilder();
        for (JsonElement element : array(posted, "params")) {
            JsonObject param = element.getAsJsonObject();
            form.append(form.length() == 0 ? "" : "&")
                    .append(URLEncoder.encode(string(param, "name"), StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(string(param, "value"), StandardCharsets.UTF_8));
        }
        if (form.length() > 0) {
            messages.content(head, "application/x-www-form-urlencoded", form.toString());
        }
    }

    /** The messages of a WebSocket, as Chromium writes them. */
    private void frames(RequestHead head, JsonObject entry) {
        for (JsonElement element : array(entry, "_webSocketMessages")) {
            JsonObject frame = element.getAsJsonObject();
            boolean binary = frame.has("opcode") && frame.get("opcode").getAsInt() == 2;
            byte[] bytes = binary ? decoded(string(frame, "data")) : utf8(string(frame, "data"));
            messages.part(new Content(
                    head, binary ? Content.Form.BINARY_MESSAGE : Content.Form.MESSAGE, bytes, 0, bytes.length));
        }
    }

    /** The fields, with the cookies among them where they were kept elsewhere only. */
    private static List<Field> fields(JsonObject message, String cookie) {
        List<Field> fields = new ArrayList<>();
        for (JsonElement header : array(message, "headers")) {
            JsonObject field = header.getAsJsonObject();
            if (!string(field, "name").startsWith(":")) {
                fields.add(new Field(string(field, "name"), string(field, "value")));
            }
        }
        if (new Fields(fields).first(cookie) == null) {
            for (JsonElement element : array(message, "cookies")) {
                JsonObject one = element.getAsJsonObject();
                fields.add(new Field(cookie, string(one, "name") + '=' + string(one, "value")));
            }
        }
        return fields;
    }

    private static byte[] bytes(JsonObject content) {
        String text = string(content, "text");
        return string(content, "encoding").equals("base64") ? decoded(text) : utf8(text);
    }

    private static byte[] decoded(String base64) {
        return Base64.getMimeDecoder().decode(base64);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static JsonArray array(JsonObject object, String name) {
        JsonElement element = object.get(name);
        return element == null || !element.isJsonArray() ? new JsonArray() : element.getAsJsonArray();
    }

    private static String string(JsonObject object, String name) {
        JsonElement element = object.get(name);
        return element == null || element.isJsonNull() ? "" : element.getAsString();
    }
}
