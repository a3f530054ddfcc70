package dev.waxseal.detect.carrier;

import dev.waxseal.detect.text.Chars;

/** Reads the JSON and the XML among other text. */
final class TextDocuments {
    private final String s;
    private final TextValues values;
    private final String location;
    private final Scope scope;

    /** Whether JSON was begun that does not end, so that no more is looked for. */
    private boolean unclosed;

    TextDocuments(String s, String location, Scope scope) {
        this.s = s;
        this.values = new TextValues(s);
        this.location = location;
        this.scope = scope;
    }

    /** Reads an object of JSON that begins here, plain or with its quotes escaped, and says where it ends; or -1. */
    int json(int from) {
        int i = from + 1;
        while (i < s.length() && s.charAt(i) <= ' ') {
            i++;
        }
        boolean escaped = s.startsWith("\\\"", i);
        if (unclosed || i >= s.length() || (s.charAt(i) != '"' && !escaped)) {
            return -1;
        }
        int end = jsonEnd(from, escaped);
        if (end < 0) {
            unclosed = true;
            return -1;
        }
        Scope object = scope.child("");
        if (escaped) {
            String plain = JsonWalk.unescape(s, from, end);
            JsonWalk.walk(plain, 0, plain.length(), object, location);
        } else {
            JsonWalk.walk(s, from, end, object, location);
        }
        return end - 1;
    }

    private int jsonEnd(int from, boolean escaped) {
        int depth = 0;
        boolean string = false;
        for (int i = from; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c == '\\') {
                boolean quote = escaped && s.startsWith("\\\"", i);
                string ^= quote;
                i++;
            } else if (c == '"' && !escaped) {
                string = !string;
            } else if (!string && (c == '{' || c == '}')) {
                depth += c == '{' ? 1 : -1;
                if (depth == 0) {
                    return i + 1;
                }
            }
        }
        return -1;
    }

    /** {@code <password>x</password>} in a line. */
    void element(int tag) {
        int nameTo = tag + 1;
        int most = Math.min(s.length(), tag + TextNames.MOST);
        while (nameTo < most && (values.word(nameTo) || "_-.:".indexOf(s.charAt(nameTo)) >= 0)) {
            nameTo++;
        }
        int next = s.indexOf('<', nameTo);
        int open = nameTo == tag + 1 || next < 0 ? -1 : Chars.indexOf(s, '>', nameTo, next);
        int close = open < 0 ? -1 : next;
        if (close > open + 1 && s.startsWith("/", close + 1) && s.startsWith(s.substring(tag + 1, nameTo), close + 2)) {
            String name = s.substring(tag + 1, nameTo);
            if (name.equals("code")) {
                return; // of HTML, in what documents a program
            }
            String value = XmlWalk.entities(s.substring(open + 1, close));
            scope.add(location, name.substring(name.indexOf(':') + 1), value, open + 1, close);
        }
    }
}
