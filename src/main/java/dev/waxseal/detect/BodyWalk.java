package dev.waxseal.detect;

import dev.waxseal.wire.Content;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;

/** Reads a stretch of content as what it is: by its media type, and by its looks where that is missing or wrong. */
final class BodyWalk {
    private BodyWalk() {}

    static void examine(Content content, Examiner examiner) {
        String type = content.head().fields().first("Content-Type");
        String mediaType = type == null ? "" : type.toLowerCase(Locale.ROOT);
        String text = text(content, mediaType);
        String location = content.form() == Content.Form.BODY ? "body" : "message";
        Scope scope = Scope.root();
        int start = 0;
        while (start < text.length() && text.charAt(start) <= ' ') {
            start++;
        }
        char c = start < text.length() ? text.charAt(start) : ' ';
        if (mediaType.contains("json") || (content.first() && (c == '{' || c == '['))) {
            JsonWalk.walk(text, 0, text.length(), scope, location + (content.first() ? ":$" : ":$."));
        } else if (mediaType.contains("form-urlencoded") || (mediaType.isEmpty() && form(text))) {
            FormWalk.walk(text, 0, text.length(), "form:", scope);
        } else {
            TextWalk.walk(text, location, scope);
            scope.add(location, "", text);
        }
        examiner.examine(scope);
    }

    private static boolean form(String text) {
        int equals = text.indexOf('=');
        return equals > 0 && text.indexOf(' ') < 0 && text.indexOf('\n') < 0;
    }

    private static String text(Content content, String mediaType) {
        Charset charset = StandardCharsets.UTF_8;
        int at = mediaType.indexOf("charset=");
        if (at >= 0) {
            String name = mediaType.substring(at + 8).replace("\"", "").strip();
            int end = name.indexOf(';');
            try {
                charset = Charset.forName(end < 0 ? name : name.substring(0, end));
            } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                charset = StandardCharsets.UTF_8;
            }
        }
        return new String(content.bytes(), content.from(), content.to() - content.from(), charset);
    }
}
