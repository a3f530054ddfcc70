package dev.waxseal.detect.carrier;

import dev.waxseal.detect.text.Base64Text;
import dev.waxseal.detect.text.Sealed;

/** Knows what the lines of a text say of the values on them: Base64 in LDIF, cipher text in YAML. */
final class TextLines {

    /** So many lines back it is looked for what holds a line that is indented. */
    private static final int BACK = 64;

    private final String s;
    private final String location;
    private final Scope scope;
    private final TextNames names;
    private final TextValues values;
    private final int sealed;

    TextLines(String s, String location, Scope scope, TextNames names, TextValues values) {
        this.s = s;
        this.location = location;
        this.scope = scope;
        this.names = names;
        this.values = values;
        this.sealed = s.indexOf(Scope.SEALED);
    }

    /** Adds {@code userPassword:: e1NTSEF9…}, a value in Base64 (RFC 2849), where one begins with this colon. */
    void encoded(int colon, int lineStart) {
        int from = colon + 3;
        if (!s.startsWith(":: ", colon) || from >= s.length()) {
            return;
        }
        String name = names.before(colon, false);
        int to = values.lineEnd(from);
        if (names.begins == lineStart && !name.isEmpty() && to > from) {
            String text = Base64Text.text(s.substring(from, to));
            scope.add(location, name, text == null ? s.substring(from, to) : text, from, to);
        }
    }

    /** Whether it is {@code ENC[AES256_GCM,data:…,iv:…]}, which has commas in it, or lies in a SealedSecret of Kubernetes. */
    boolean sealed(int from, int lineStart) {
        if (s.charAt(from) == '{') {
            int close = s.indexOf('}', from);
            return close > from && Sealed.is(s.substring(from, values.end(close + 1))); // {cipher}AQA…
        }
        int end = s.startsWith("ENC[", from) ? s.indexOf(']', from) : -1;
        return (end > 0 && end < values.lineEnd(from)) || (sealed >= 0 && sealed < from && withinSealed(lineStart));
    }

    private boolean withinSealed(int lineStart) {
        int indented = indent(lineStart);
        int start = lineStart;
        for (int lines = 0; indented > 0 && start > 0 && lines < BACK; lines++) {
            start = s.lastIndexOf('\n', start - 2) + 1;
            int indent = indent(start);
            if (indent < indented) {
                if (s.startsWith(Scope.SEALED, start + indent)) {
                    return true;
                }
                indented = indent;
            }
        }
        return false;
    }

    private int indent(int start) {
        int i = start;
        while (i < s.length() && s.charAt(i) == ' ') {
            i++;
        }
        return i - start;
    }
}
