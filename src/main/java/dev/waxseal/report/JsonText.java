package dev.waxseal.report;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import dev.waxseal.config.OneLine;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JSON that steers no terminal and no editor when somebody looks at it: beyond ASCII, where only strings have characters,
 * those that are obeyed rather than printed are written as escapes, and half a surrogate pair as U+FFFD.
 */
final class JsonText extends FilterWriter {

    private JsonText(Writer to) {
        super(to);
    }

    static JsonWriter writer(Writer to) {
        JsonWriter json = new JsonWriter(new JsonText(to));
        json.setFormattingStyle(FormattingStyle.PRETTY);
        return json;
    }

    /** Writes a member that is an object with one member, as SARIF's messages are. */
    static void wrapped(JsonWriter json, String name, String inner, @Nullable String value) throws IOException {
        json.name(name).beginObject();
        json.name(inner).value(value);
        json.endObject();
    }

    static void strings(JsonWriter json, String name, List<String> values) throws IOException {
        json.name(name).beginArray();
        for (String value : values) {
            json.value(value);
        }
        json.endArray();
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        int written = offset;
        for (int i = offset; i < offset + length; i++) {
            char c = text.charAt(i);
            if (c >= 0x7f && OneLine.isObeyed(c)) {
                out.write(text, written, i - written);
                boolean isPair = Character.isHighSurrogate(c)
                        && i + 1 < offset + length
                        && Character.isLowSurrogate(text.charAt(i + 1));
                escape(Character.isSurrogate(c) && !isPair ? '\ufffd' : c);
                if (isPair) {
                    escape(text.charAt(++i));
                }
                written = i + 1;
            }
        }
        out.write(text, written, offset + length - written);
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        write(new String(text, offset, length), 0, length);
    }

    @Override
    public void write(int c) throws IOException {
        write(String.valueOf((char) c), 0, 1);
    }

    private void escape(char c) throws IOException {
        String digits = Integer.toHexString(c);
        out.write("\\u" + "0".repeat(4 - digits.length()) + digits);
    }
}
