package dev.waxseal.detect.carrier;

import dev.waxseal.detect.text.Base64Text;
import dev.waxseal.detect.text.Chars;
import dev.waxseal.detect.text.Expression;
import dev.waxseal.detect.text.Urls;
import java.util.Locale;

/** Reads a text as what it is: by its media type, and by its looks where that is missing or wrong. */
public final class Documents {

    /** Values that are documents themselves are followed this deep: JSON in Base64 in JSON. */
    private static final int MAX_DEPTH = 4;

    /** No name has so many digits and nothing else. */
    private static final int TRACK = 12;

    /** Adds the named values of a text. {@code forms} names form fields and parts, {@code root} begins JSON and XML paths. */
    public void walk(String text, String mediaType, Place forms, String root, Scope scope, boolean first) {
        String type = mediaType.toLowerCase(Locale.ROOT);
        int start = Chars.skipSpace(text, 0);
        char c = start < text.length() ? text.charAt(start) : ' ';
        if (c == '\ufeff' && start + 1 < text.length()) {
            c = text.charAt(++start);
        }
        if (c == '%' && first && type.isEmpty() && encoded(text, start)) {
            walk(FormWalk.decode(text, 0, text.length()), "", forms, root, scope, true);
            return;
        }
        if (first && c != '-' && !type.startsWith("multipart/") && BinaryWalk.is(text)) {
            BinaryWalk.walk(text, root, scope, this, true);
            return;
        }
        String boundary =
                type.startsWith("multipart/") || (first && c == '-') ? MultipartWalk.boundary(mediaType, text) : null;
        if (boundary != null) {
            MultipartWalk.walk(text, boundary, scope, forms.named() ? Place.named("part:") : forms, this);
        } else if (first && Hl7Walk.message(text)) {
            Hl7Walk.walk(text, root, scope);
            whole(text, root, scope);
        } else if (first && NachaWalk.file(text)) {
            NachaWalk.walk(text, root, scope);
        } else if (first && OfxWalk.document(text)) {
            OfxWalk.walk(text, root + ':', scope);
            whole(text, root, scope);
        } else if (code(type)) {
            whole(text, root, scope);
        } else if (type.contains("json") || (first && json(text, start))) {
            boolean json = !first || c == '{' || c == '[' || c == '"';
            JsonWalk.walk(text, 0, text.length(), scope, !forms.named() ? root : first ? root + ":$" : root + ":$.");
            if (!json) {
                text(text, root, scope);
            }
        } else if ((first && c == '<') || type.contains("xml") || type.contains("html")) {
            XmlWalk.walk(text, 0, text.length(), scope, forms.named() ? root + ":" : root);
        } else if (type.contains("form-urlencoded")
                || form(text)
                || (!first && form(text.substring(text.indexOf('&') + 1)))) {
            FormWalk.walk(text.strip(), forms, scope);
        } else {
            char separator = first ? CsvWalk.separator(text) : 0;
            if (separator != 0) {
                CsvWalk.walk(text, separator, scope, root);
                whole(text, root, scope);
            } else {
                text(text, root, scope);
            }
        }
    }

    /** JSON or XML that is percent-encoded as a whole. */
    private static boolean encoded(String s, int at) {
        return s.startsWith("%7B", at) || s.startsWith("%7b", at) || s.startsWith("%5B", at) || s.startsWith("%3C", at);
    }

    /** Adds the pairs of plain text, and the text itself for what is recognised without a name. */
    void text(String text, String location, Scope scope) {
        Scope pairs = scope.child("");
        pairs.read = true;
        TextWalk.walk(text, location, pairs);
        whole(text, location, scope);
    }

    private static void whole(String text, String location, Scope scope) {
        Scope leaf = scope.child("");
        leaf.depth = MAX_DEPTH;
        leaf.add(location, "", text);
    }

    /** Walks a value that is a document itself into a scope of its own; an empty one where it is none. */
    public Scope nested(Datum datum) {
        Scope scope = datum.scope.nested();
        String v = datum.value;
        if (scope.depth > MAX_DEPTH || v.length() < 8 || v.startsWith("otpauth://")) {
            return scope;
        }
        Place place = Place.fixed(datum.location);
        if (Urls.absolute(v) || Urls.relative(v)) {
            new TargetWalk(v, scope, place);
        } else if (json(v, Chars.skipSpace(v, 0))) {
            JsonWalk.walk(v, 0, v.length(), scope, datum.location);
        } else if (v.charAt(0) == '<' && v.endsWith(">")) {
            XmlWalk.walk(v, 0, v.length(), scope, datum.location);
        } else if (v.indexOf('\n') > 0 && document(v, place, datum.location, scope)) {
            return scope;
        } else if (form(v) && !(datum.scope.read && v.indexOf('&') < 0)) {
            FormWalk.walk(v, place, scope); // one pair in a text was read with the text
        } else if (v.indexOf('%') >= 0 && (v.contains("%22") || v.contains("%3D") || v.contains("%3d"))) {
            String decoded = FormWalk.decode(v, 0, v.length());
            scope.add(datum.location, datum.name, decoded);
        } else if (!base64(v, datum, scope) && !datum.scope.read && TextWalk.deserves(v)) {
            scope.read = true;
            TextWalk.walk(v, datum.location, scope);
        }
        return scope;
    }

    /** Walks multipart content or separated values. */
    private boolean document(String v, Place place, String location, Scope scope) {
        String boundary = v.charAt(0) == '-' ? MultipartWalk.boundary("", v) : null;
        char separator = boundary == null ? CsvWalk.separator(v) : 0;
        if (boundary != null) {
            MultipartWalk.walk(v, boundary, scope, place, this);
        } else if (separator != 0) {
            CsvWalk.walk(v, separator, scope, location);
        }
        return boundary != null || separator != 0;
    }

    private boolean base64(String v, Datum datum, Scope scope) {
        String text = v.length() >= 16 ? Base64Text.text(v) : null;
        if (text == null) {
            return false;
        }
        walk(text, "", Place.fixed(datum.location), datum.location, scope, true);
        return true;
    }

    private static boolean json(String s, int start) {
        int end = s.length();
        while (end > start && s.charAt(end - 1) <= ' ') {
            end--;
        }
        if (end - start < 2) {
            return false;
        }
        char first = s.charAt(start);
        char next = s.charAt(Chars.skipSpace(s, start + 1));
        return (first == '{' && (next == '"' || next == '}'))
                || (first == '[' && "[{\"]-0123456789tfn".indexOf(next) >= 0 && s.indexOf('"') > 0);
    }

    /** One pair or more with {@code &} between, and no white space. */
    private static boolean form(String s) {
        int equals = s.indexOf('=');
        if (equals <= 0 || equals > 256 || equals == s.length() - 1 || s.charAt(equals + 1) == '=') {
            return false;
        }
        for (int i = 0; i < equals; i++) {
            char c = s.charAt(i);
            if (!Character.isLetterOrDigit(c) && "_-.[]%+$:@*".indexOf(c) < 0) {
                return false;
            }
        }
        if (equals >= TRACK && Chars.digits(s.substring(0, equals))) {
            return false; // a card's track
        }
        if (s.startsWith(":$", s.indexOf(':'))) {
            return false; // root:$6$rounds=… of /etc/shadow
        }
        String body = s.stripTrailing();
        if (equals + 1 >= body.length() || Chars.hasSpace(body) || body.contains("&&") || body.contains("||")) {
            return false;
        }
        return s.indexOf('&') > equals
                || (!program(body, equals)
                        && s.indexOf(';') < 0
                        && s.indexOf(',') < 0
                        && !(s.indexOf('+') > equals && longWord(body, equals + 1)));
    }

    /** Whether the only value is quoted, a placeholder or an expression, as programs and settings have it. */
    private static boolean program(String s, int equals) {
        if (equals + 1 >= s.length()) {
            return false; // no value at all
        }
        char first = s.charAt(equals + 1);
        int end = equals + 1;
        while (end < s.length() && s.charAt(end) != '(') {
            end++;
        }
        String value = s.substring(equals + 1);
        boolean label = Character.isUpperCase(first)
                && equals > value.length()
                && s.regionMatches(true, equals - value.length(), value, 0, value.length());
        return label
                || first == '"'
                || first == '\''
                || Expression.is(s.substring(0, equals), s.substring(equals + 1, end), end < s.length() ? '(' : ' ');
    }

    /** Whether the pluses are those of Base64 ({@code NAME=c2VjcmV0…+cw==}), since no words stand between them. */
    private static boolean longWord(String s, int from) {
        int start = from;
        for (int i = from; i <= s.length(); i++) {
            if (i == s.length() || s.charAt(i) == '+') {
                if (i - start >= 16) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }

    /** Programs and style sheets name passwords all the time and hold none. */
    private static boolean code(String type) {
        return type.contains("javascript")
                || type.contains("ecmascript")
                || type.startsWith("text/css")
                || type.contains("wasm");
    }
}
