package dev.waxseal.agent.cli;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.waxseal.config.YamlFile;
import dev.waxseal.detect.Detection;
import dev.waxseal.detect.Explanation;
import dev.waxseal.detect.Sighting;
import dev.waxseal.wire.Content;
import dev.waxseal.wire.Conversation;
import dev.waxseal.wire.Heard;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Messages that someone recorded, read as what the file is: a HAR file, a file of requests for an editor, curl's command
 * lines, a mapping or a cassette in JSON or YAML, or raw HTTP/1.1 as tools save it and as people write it.
 */
final class RecordedMessages {
    private final Detection detection;
    private final @Nullable Explanation explanation;

    RecordedMessages(Detection detection, @Nullable Explanation explanation) {
        this.detection = detection;
        this.explanation = explanation;
    }

    /** What is sensitive in a file of that name; the name may be that of no file. */
    List<Sighting> inspect(byte[] bytes, String name) throws Main.Failure {
        InspectedMessages messages = new InspectedMessages(detection, explanation);
        String text = new String(bytes, StandardCharsets.UTF_8);
        String start = text.startsWith("\ufeff") ? text.substring(1).stripLeading() : text.stripLeading();
        JsonArray entries = start.startsWith("{") ? har(start) : null;
        String cassette = yaml(name) ? cassette(name) : null;
        if (entries != null) {
            new HarFile(messages).inspect(entries);
        } else if (cassette != null) {
            messages.text(cassette);
            messages.text(text); // its comments
        } else if (CurlCommands.are(text)) {
            new CurlCommands(messages).inspect(text);
        } else if (HttpFile.is(text)) {
            new HttpFile(messages).inspect(text);
        } else {
            raw(bytes, text, messages);
        }
        return messages.sightings();
    }

    private static boolean yaml(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".yml") || lower.endsWith(".yaml");
    }

    /** A file of YAML as JSON, so that names carry down to values wherever they are written; or null. */
    private static @Nullable String cassette(String name) {
        try {
            return new Gson().toJson(YamlFile.content(Path.of(name)));
        } catch (IOException | RuntimeException unreadable) {
            return null; // is read as a text
        }
    }

    private static @Nullable JsonArray har(String text) {
        try {
            JsonElement file = JsonParser.parseString(text);
            return HarFile.entries(file);
        } catch (JsonParseException | IllegalStateException e) {
            return null;
        }
    }

    /** Heard as from the wire where that succeeds; and, since people write such files by hand, read as a text as well. */
    private static void raw(byte[] bytes, String text, InspectedMessages messages) {
        List<Heard> heard = new ArrayList<>();
        Conversation conversation = new Conversation(part -> heard.add(kept(part)));
        String each = new String(bytes, StandardCharsets.ISO_8859_1); // byte a character, as text need not be
        boolean answers = each.startsWith("HTTP/");
        int answer = answers ? 0 : each.indexOf("\nHTTP/1.") + 1;
        int split = answer == 0 && !answers ? bytes.length : answer;
        conversation.sent(ByteBuffer.wrap(bytes, 0, split));
        conversation.received(ByteBuffer.wrap(bytes, split, bytes.length - split));
        conversation.closed();
        heard.forEach(messages::part);
        if (messages.sightings().isEmpty()) {
            messages.text(text);
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
}
