package dev.waxseal.journal;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object on one line, as it is being written (RFC 8259). The journal is begun before the application is: this
 * takes half a millisecond of that, where the start-up of a JSON library takes fifteen.
 */
final class JsonLine {

    private static final String HEXADECIMAL = "0123456789abcdef";

    private final StringBuilder text = new StringBuilder(512).append('{');

    /** An entry as its line. */
    static byte[] of(Entry entry) {
        JsonLine line = new JsonLine().put("type", entry.type());
        entry.writeTo(line);
        return line.toBytes();
    }

    /** A member; none where the value is null. */
    JsonLine put(String name, @Nullable String value) {
        if (value != null) {
            name(name);
            quote(value);
        }
        return this;
    }

    JsonLine put(String name, long value) {
        name(name);
        text.append(value);
        return this;
    }

    JsonLine put(String name, boolean value) {
        name(name);
        text.append(value);
        return this;
    }

    /** Begins a member that is an object; what follows is put into it until {@link #end}. */
    JsonLine begin(String name) {
        name(name);
        text.append('{');
        return this;
    }

    JsonLine end() {
        text.append('}');
        return this;
    }

    /** The whole line. */
    byte[] toBytes() {
        return text.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private void name(String name) {
        if (text.charAt(text.length() - 1) != '{') {
            text.append(',');
        }
        quote(name);
        text.append(':');
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ') {
                text.append("\\u00").append(HEXADECIMAL.charAt(c >> 4)).append(HEXADECIMAL.charAt(c & 15));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
