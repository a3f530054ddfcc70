package dev.waxseal.agent.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.waxseal.detect.Detection;
import dev.waxseal.detect.Explanation;
import dev.waxseal.detect.Sighting;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The answers to some whole lines of a file. Lines are looked at as bytes, many at once; only of those that deserve a second
 * look a text is made.
 */
final class LineAnswers implements Callable<LineAnswers> {

    /** So many bytes of lines are looked at together, at the most, and so many lines. */
    private static final int MOST_TOGETHER = 1 << 16;

    private static final int MOST_LINES = 4096;

    private static final String LINE_END = System.lineSeparator();

    private final Detection detection;
    private final String file;
    private final boolean jsonl;
    private final boolean explain;
    private final byte[] bytes;
    private int number;
    private final StringBuilder answers = new StringBuilder();
    private Main.@Nullable Failure failure;

    /** So many bytes are looked at together, as those before them were found clean or not. */
    private int together = MOST_TOGETHER;

    /** Where texts begin, and the last one ends; and where their lines end. */
    private final int[] begins = new int[MOST_LINES + 1];

    private final int[] ends = new int[MOST_LINES];
    private int texts;

    /** The texts of lines of JSON. */
    private byte[] plain = new byte[MOST_TOGETHER];

    private int filled;

    /** @param before how many lines of the file come before these */
    LineAnswers(Detection detection, String file, boolean jsonl, boolean explain, byte[] bytes, int before) {
        this.detection = detection;
        this.file = file;
        this.jsonl = jsonl;
        this.explain = explain;
        this.bytes = bytes;
        this.number = before;
    }

    @Override
    public LineAnswers call() {
        try {
            lines(bytes, bytes.length);
        } catch (Main.Failure e) {
            failure = e;
        }
        return this;
    }

    /** The answers, a line each, up to where one could not be given. */
    CharSequence answers() {
        return answers;
    }

    /** Why a line could not be read, or null. */
    Main.@Nullable Failure failure() {
        return failure;
    }

    /** Looks at as many lines at once as have proved to be clean together, and at each where they are not. */
    private void lines(byte[] bytes, int to) throws Main.Failure {
        int from = 0;
        while (from < to) {
            texts = 0;
            filled = 0;
            boolean known = !explain;
            int end = from;
            while (end < to && texts < ends.length && (end == from || end - from < together)) {
                int newline = newline(bytes, end, to);
                begins[texts] = jsonl ? filled : end;
                known &= !jsonl || text(end, newline);
                ends[texts++] = newline;
                end = newline + 1;
            }
            begins[texts] = jsonl ? filled : Math.min(end, to);
            if (known && clean(0, texts)) {
                together = Math.min(MOST_TOGETHER, together * 2);
                for (int i = 0; i < texts; i++) {
                    clean();
                }
            } else {
                together = Math.max(1, together / 4);
                each(bytes, from);
            }
            from = end;
        }
    }

    private void each(byte[] bytes, int start) throws Main.Failure {
        int from = start;
        for (int i = 0; i < texts; i++) {
            int to = ends[i] > from && bytes[ends[i] - 1] == '\r' ? ends[i] - 1 : ends[i];
            if (!explain && texts > 1 && begins[i] < begins[i + 1] && clean(i, 1)) {
                clean();
            } else {
                begin();
                // a line that is not UTF-8 is still a line
                seen(new String(bytes, from, to - from, StandardCharsets.UTF_8));
                answers.append(LINE_END);
            }
            from = ends[i] + 1;
        }
    }

    /** Whether nothing is in so many texts from the one of this number. */
    private boolean clean(int first, int many) {
        return detection.areClean(jsonl ? plain : bytes, begins, first, many);
    }

    /** Adds the text that a line of JSON is, as it was before it was escaped; says false of what takes a reader to know. */
    private boolean text(int from, int newline) {
        int begin = JsonTextLine.begin(bytes, from, newline);
        if (begin < 0) {
            return false;
        } else if (filled + newline - from >= plain.length) {
            plain = Arrays.copyOf(plain, 2 * (filled + newline - from));
        }
        filled = JsonTextLine.copy(bytes, begin, plain, filled);
        plain[filled++] = '\n';
        return true;
    }

    private static int newline(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] != '\n') {
            i++;
        }
        return i;
    }

    private void clean() {
        begin();
        answers.append("]}").append(LINE_END);
    }

    private void begin() {
        number++;
        answers.append("{\"line\":").append(number).append(",\"kinds\":[");
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
