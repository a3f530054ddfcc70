package dev.waxseal.detect;

import dev.waxseal.detect.carrier.Place;
import dev.waxseal.detect.carrier.Scope;
import dev.waxseal.detect.carrier.TargetWalk;
import dev.waxseal.detect.glance.Glance;
import dev.waxseal.detect.name.HarmlessFields;
import dev.waxseal.detect.text.Base64Text;
import dev.waxseal.detect.text.Chars;
import dev.waxseal.detect.text.Expression;
import dev.waxseal.detect.text.Urls;
import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text that comes without a message around it, by its looks: a raw HTTP message, header fields, a URL, or
 * whatever a body can be.
 */
final class LoneText {

    /** Words that header fields without a dash in their name may have; any other colon is that of a text. */
    private static final List<String> FIELDS = List.of(
            "authorization",
            "cookie",
            "referer",
            "location",
            "origin",
            "host",
            "accept",
            "date",
            "etag",
            "server",
            "via",
            "from",
            "forwarded",
            "link",
            "traceparent",
            "tracestate",
            "b3",
            "baggage",
            "connection",
            "expires",
            "vary",
            "upgrade",
            "pragma",
            "allow",
            "age",
            "apikey",
            "token",
            "digest",
            "signature");

    private static final Set<String> SCHEMES = Set.of("basic", "bearer");

    private LoneText() {}

    /** Examines the text as a message would be; {@code glance} looks at it first, unless it is null. */
    static void examine(String text, Examiner examiner, @Nullable Glance glance) {
        String s = text.strip();
        int line = s.indexOf('\n');
        if (line < 0 && credentials(s)) {
            MessageFields.examine(new Fields(List.of(new Field("Authorization", s))), "header:", examiner);
            return;
        } else if (s.isEmpty() || (glance != null && clean(s, glance))) {
            return;
        }
        String first = (line < 0 ? s : s.substring(0, line)).stripTrailing();
        if (requestLine(first)) {
            int target = first.indexOf(' ') + 1;
            examiner.examine(new TargetWalk(first.substring(target, first.indexOf(' ', target))).scope());
            message(line < 0 ? "" : s.substring(line + 1), examiner);
        } else if (first.startsWith("HTTP/1") || first.startsWith("HTTP/2")) {
            message(line < 0 ? "" : s.substring(line + 1), examiner);
        } else if (field(first) && allFields(s)) {
            message(s, examiner);
        } else if (Urls.absolute(s) || Urls.relative(s)) {
            Scope scope = Scope.root();
            if (!s.startsWith("otpauth:")) {
                new TargetWalk(s, scope, Place.fixed("url"));
            }
            scope.add("url", "", s);
            examiner.examine(scope);
        } else {
            body(s.startsWith("?") ? s.substring(1) : s, "", examiner);
        }
    }

    private static boolean clean(String s, Glance glance) {
        byte[] bytes = s.getBytes(StandardCharsets.UTF_8);
        return !glance.suspicious(bytes, 0, bytes.length);
    }

    private static void body(String s, String type, Examiner examiner) {
        Scope scope = Scope.root();
        examiner.documents().walk(s, type, Place.named("form:"), "body", scope);
        whole(s, "body", scope);
        examiner.examine(scope);
    }

    /** The text as one value, for Base64 and all that it may hold. */
    private static void whole(String s, String location, Scope scope) {
        if (Base64Text.text(s) != null) {
            scope.child("").add(location, "", s);
        }
    }

    private static void message(String s, Examiner examiner) {
        List<Field> fields = new ArrayList<>();
        int i = 0;
        while (i < s.length()) {
            int end = Chars.lineEnd(s, i);
            String line = s.substring(i, end).stripTrailing();
            i = end + 1;
            if (line.isEmpty()) {
                break;
            }
            int colon = line.indexOf(':', 1);
            if (colon > 0) {
                fields.add(new Field(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip()));
            }
        }
        Fields head = new Fields(fields);
        MessageFields.examine(head, "header:", examiner);
        if (i < s.length()) {
            String type = head.first("Content-Type");
            body(s.substring(i), type == null ? "" : type, examiner);
        }
    }

    /** A method, a target and a version (RFC 9112 section 3). */
    private static boolean requestLine(String line) {
        int version = line.lastIndexOf(" HTTP/");
        int space = line.indexOf(' ');
        if (space < 3 || version <= space || line.indexOf(' ', space + 1) != version) {
            return false;
        }
        for (int i = 0; i < space; i++) {
            if (line.charAt(i) < 'A' || line.charAt(i) > 'Z') {
                return false;
            }
        }
        return true;
    }

    /** A scheme of HTTP authentication and one word after it. */
    private static boolean credentials(String s) {
        int space = s.indexOf(' ');
        return (space == 5 || space == 6)
                && SCHEMES.contains(s.substring(0, space).toLowerCase(Locale.ROOT))
                && s.length() >= space + 9
                && s.indexOf(' ', space + 1) < 0;
    }

    private static boolean allFields(String s) {
        int i = 0;
        while (i < s.length()) {
            int end = Chars.lineEnd(s, i);
            String line = s.substring(i, end).stripTrailing();
            if (line.isEmpty()) {
                return true;
            }
            if (!field(line)) {
                return false;
            }
            i = end + 1;
        }
        return true;
    }

    /** A name of header fields, a colon, a space and a value; names without a dash must be known ones. */
    private static boolean field(String line) {
        int colon = line.indexOf(':');
        if (colon < 2 || colon > 60 || colon + 1 >= line.length() || line.charAt(colon + 1) == '/') {
            return false;
        }
        boolean dash = false;
        for (int i = 0; i < colon; i++) {
            char c = line.charAt(i);
            dash |= c == '-' && i > 0;
            if (!Chars.word(c) && c != '-' && c != '_') {
                return false;
            }
        }
        String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
        int end = line.endsWith(",") || line.endsWith(";") ? line.length() - 1 : line.length();
        int comma = line.indexOf(',', colon);
        String value = line.substring(colon + 1, comma < 0 ? end : comma).strip();
        if (!dash && !value.isEmpty() && Expression.is(name, value, ' ')) {
            return false;
        }
        return (dash && Character.isUpperCase(line.charAt(0)))
                || name.startsWith("x-")
                || FIELDS.contains(name)
                || HarmlessFields.has(name);
    }
}
