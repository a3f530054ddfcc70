package dev.waxseal.agent.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.waxseal.detect.Detection;
import dev.waxseal.detect.Explanation;
import dev.waxseal.detect.Sighting;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Answers each line of a file in order: {@code {"line":N,"kinds":[…]}}. Lines are looked at as bytes; only of those that
 * deserve a second look a text is made.
 */
final class EachLine {
    private static final int CHUNK = 1 << 20;

    /** Answers are handed over when they are so many characters. */
    private static final int ENOUGH = 1 << 16;

    private final Detection detection;
    private final String file;
    private final boolean jsonl;
    private final boolean explain;
    private final PrintWriter out;
    private final StringBuilder answers = new StringBuilder(ENOUGH + 1024);
    private int number;

    EachLine(Detection detection, String file, boolean jsonl, boolean explain, PrintWriter out) {
        this.detection = detection;
        this.file = file;
        this.jsonl = jsonl;
        this.explain = explain;
        this.out = out;
    }

    void answer(InputStream in) throws IOException, Main.Failure {
        byte[] bytes = new byte[CHUNK];
        int filled = 0;
        int read = in.read(bytes, 0, bytes.length);
        while (read >= 0) {
            filled += read;
            int from = 0;
            for (int end = newline(bytes, Math.max(0, filled - read), filled);
                    end >= 0;
                    end = newline(bytes, from, filled)) {
                line(bytes, from, end);
                from = end + 1;
            }
            System.arraycopy(bytes, from, bytes, 0, filled - from);
            filled -= from;
            if (filled == bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * bytes.length);
            }
            read = in.read(bytes, filled, bytes.length - filled);
        }
        if (filled > 0) {
            line(bytes, 0, filled);
        }
        flush();
    }

    private static int newline(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private void line(byte[] bytes, int from, int lineEnd) throws Main.Failure {
        int to = lineEnd > from && bytes[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
        number++;
        answers.append("{\"line\":").append(number).append(",\"kinds\":[");
        boolean clean = !jsonl && !explain && detection.isClean(bytes, from, to);
        if (clean) {
            answers.append("]}");
        } else {
            // a line that is not UTF-8 is still a line
            seen(new String(bytes, from, to - from, StandardCharsets.UTF_8));
        }
        answers.append(System.lineSeparator());
        if (answers.length() >= ENOUGH) {
            flush();
        }
    }

    private void flush() {
        out.print(answers);
        out.flush();
        answers.setLength(0);
    }

    private void seen(String line) throws Main.Failure {
        List<String> why = new ArrayList<>();
        Explanation explanation = (location, consideration) -> why.add(location + ": " + consideration);
        Set<String> kinds = new LinkedHashSet<>();
        for (Sighting sighting : inspect(line, new Carried(detection, explain ? explanation : null))) {
            if (!sighting.kind().isEmpty()) {
                kinds.add(sighting.kind());
            }
        }
        String separator = "";
        for (String kind : kinds) {
            answers.append(separator).append('"').append(kind).append('"');
            separator = ",";
        }
        answers.append(']');
        if (explain) {
            JsonArray because = new JsonArray();
            why.forEach(because::add);
            answers.append(",\"because\":").append(because);
        }
        answers.append('}');
    }

    private List<Sighting> inspect(String line, Carried carried) throws Main.Failure {
        if (!jsonl || line.isBlank()) {
            return carried.inspect(line, "");
        }
        try {
            JsonElement element = JsonParser.parseString(line);
            JsonObject object = element.isJsonObject() ? element.getAsJsonObject() : null;
            JsonElement text = object == null ? element : object.get("text");
            JsonElement carrier = object == null ? null : object.get("carrier");
            if (text != null && text.isJsonPrimitive()) {
                String named = carrier != null && carrier.isJsonPrimitive() ? carrier.getAsString() : "";
                return carried.inspect(text.getAsString(), named);
            }
        } catch (JsonParseException e) {
            throw new Main.Failure(file + ":" + number + ": not JSON", e);
        } catch (IllegalArgumentException e) {
            throw new Main.Failure(file + ":" + number + ": " + e.getMessage(), e);
        }
        throw new Main.Failure(file + ":" + number + ": neither a JSON string nor an object with a \"text\"");
    }
}
