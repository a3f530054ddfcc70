package dev.waxseal.detect.carrier;

import dev.waxseal.detect.text.Base64Text;
import dev.waxseal.detect.text.Chars;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads multipart content (RFC 2046 section 5.1): the fields of forms (RFC 7578) and the files sent with them. */
final class MultipartWalk {
    private MultipartWalk() {}

    /** The boundary that a media type names, or the one a text begins with; or null. */
    static @Nullable String boundary(String mediaType, String text) {
        int at = mediaType.toLowerCase(Locale.ROOT).indexOf("boundary=");
        if (at >= 0) {
            String value = mediaType.substring(at + 9);
            int end = value.startsWith("\"") ? value.indexOf('"', 1) : value.indexOf(';');
            return value.substring(value.startsWith("\"") ? 1 : 0, end < 0 ? value.length() : end)
                    .strip();
        }
        int line = text.indexOf('\n');
        boolean looks = text.startsWith("--")
                && line > 2
                && line < 80
                && text.toLowerCase(Locale.ROOT).contains("content-disposition:");
        return looks ? text.substring(2, line).strip() : null;
    }

    /** Walks each part; a field is named by its disposition, a part without a name by its type alone. */
    static void walk(String s, String boundary, Scope scope, Place place, Documents documents) {
        String delimiter = "--" + boundary;
        int at = s.indexOf(delimiter);
        if (at != 0) {
            documents.text(s.substring(0, at < 0 ? s.length() : at), place.of(""), scope);
        }
        while (at >= 0) {
            int from = at + delimiter.length();
            int next = s.indexOf(delimiter, from);
            int to = next < 0 ? s.length() : next;
            if (s.startsWith("--", from)) {
                return;
            }
            part(s, from, to, scope, place, documents);
            at = next;
        }
    }

    private static void part(String s, int from, int to, Scope scope, Place place, Documents documents) {
        int head = headEnd(s, from, to);
        if (head < 0) {
            return;
        }
        Part part = Part.of(s.substring(from, head));
        String value = s.substring(head + (s.charAt(head) == '\r' ? 4 : 2), to).stripTrailing();
        String location = place.of(part.name == null ? "" : part.name);
        if (part.encoding.equalsIgnoreCase("base64")) {
            byte[] bytes = Base64Text.decode(value);
            value = bytes == null ? value : new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
        }
        if (part.isDocument()) {
            documents.part(value, part.type, location, scope.child(""));
        } else {
            scope.add(location, part.name == null ? "" : part.name, value);
        }
    }

    /**
     * What the fields of a part say of it.
     *
     * @param name the name of a form's field, or null
     * @param file whether it is a file
     * @param type its media type, or empty
     * @param encoding its transfer encoding, or empty
     */
    record Part(@Nullable String name, boolean file, String type, String encoding) {

        static Part of(String fields) {
            String lower = fields.toLowerCase(Locale.ROOT);
            return new Part(
                    parameter(fields, lower, " name="),
                    parameter(fields, lower, "filename=") != null,
                    header(fields, lower, "content-type:"),
                    header(fields, lower, "content-transfer-encoding:"));
        }

        /** Whether it is more than the value of a field. */
        boolean isDocument() {
            return file || !(type.isEmpty() || type.startsWith("text/plain"));
        }
    }

    /** Where the content of the part begins whose delimiter stands here, or -1 where its fields do not end. */
    static int bodyStart(byte[] b, int from, int to) {
        for (int i = from; i + 1 < to; i++) {
            if (b[i] == '\n' && b[i + 1] == '\n') {
                return i + 2;
            } else if (b[i] == '\n' && b[i + 1] == '\r' && i + 2 < to && b[i + 2] == '\n') {
                return i + 3;
            }
        }
        return -1;
    }

    /** Where the empty line that ends the fields of a part begins, or -1. */
    private static int headEnd(String s, int from, int to) {
        for (int i = from; i + 1 < to; i++) {
            if (s.charAt(i) == '\n' && s.charAt(i + 1) == '\n') {
                return i;
            } else if (s.startsWith("\r\n\r\n", i)) {
                return i + 4 <= to ? i : -1;
            }
        }
        return -1;
    }

    private static @Nullable String parameter(String fields, String lower, String name) {
        int at = lower.indexOf(name);
        if (at < 0) {
            at = lower.indexOf(';' + name.strip());
            if (at < 0) {
                return null;
            }
            at++;
        }
        int from = lower.indexOf('=', at) + 1;
        if (from < fields.length() && fields.charAt(from) == '"') {
            int end = fields.indexOf('"', from + 1);
            return end < 0 ? null : fields.substring(from + 1, end);
        }
        int end = Chars.tokenEnd(fields, from, fields.length());
        int semicolon = fields.indexOf(';', from);
        return fields.substring(from, semicolon >= 0 && semicolon < end ? semicolon : end);
    }

    private static String header(String fields, String lower, String name) {
        int at = lower.indexOf(name);
        if (at < 0) {
            return "";
        }
        return fields.substring(at + name.length(), Chars.lineEnd(fields, at)).strip();
    }
}
