package dev.waxseal.detect.carrier;

import dev.waxseal.detect.text.Chars;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON (RFC 8259): one document or many (NDJSON), whole or a stretch from the middle, and forgives what is wrong
 * with it. A string that a colon follows is a name wherever it stands, so that no state has to be right.
 */
public final class JsonWalk {

    /** The place of what lies deeper is told by so many names; far beyond what real messages have. */
    static final int MAX_DEPTH = 200;

    /** A power of two; objects that stand in a row have the same few names. */
    private static final int NAMES = 64;

    private static final Key NONE = new Key("");

    private final String s;
    private final int to;
    private final Deque<Frame> open = new ArrayDeque<>();
    private final @Nullable Key[] keys = new Key[NAMES];
    private Frame frame;

    /** A name that was read, and where the value stands that it was last the name of. */
    private static final class Key {
        final String name;
        private @Nullable String within;
        private String path = "";

        Key(String name) {
            this.name = name;
        }

        @SuppressWarnings("ReferenceEquality") // whatever is in an array stands in the very same place
        String path(String object) {
            if (name.isEmpty()) {
                return object;
            } else if (within != object) {
                within = object;
                path = object + '.' + name;
            }
            return path;
        }
    }

    private static final class Frame {
        final Scope scope;
        final String path;
        final boolean array;
        Key key = NONE;
        private @Nullable String elements;

        Frame(Scope scope, String path, boolean array) {
            this.scope = scope;
            this.path = path;
            this.array = array;
        }

        String valuePath(int depth) {
            return depth > MAX_DEPTH ? path : array ? elements() : key.path(path);
        }

        private String elements() {
            String known = elements;
            if (known == null) {
                known = path + "[*]";
                elements = known;
            }
            return known;
        }

        String valueName() {
            return array ? scope.name : key.name;
        }
    }

    private JsonWalk(String s, int to, Scope root, String path) {
        this.s = s;
        this.to = to;
        frame = new Frame(root, path, false);
    }

    /** Adds each value; {@code path} is {@code body:$} or, for a stretch from the middle, {@code body:$.}. */
    static void walk(String s, int from, int to, Scope root, String path) {
        new JsonWalk(s, to, root, path).walk(from);
    }

    private void walk(int from) {
        int i = from;
        while (i < to) {
            char c = s.charAt(i);
            switch (c) {
                case '"' -> i = string(i);
                case '{', '[' -> {
                    push(c == '[');
                    i++;
                }
                case '}', ']' -> {
                    pop();
                    i++;
                }
                case ',' -> {
                    frame.key = NONE;
                    i++;
                }
                default -> i = Chars.word(c) || c == '-' ? literal(i) : i + 1;
            }
        }
    }

    private void push(boolean array) {
        String name = frame.valueName();
        String path = frame.valuePath(open.size());
        open.push(frame);
        frame = new Frame(frame.scope.child(name), path, array);
    }

    private void pop() {
        if (!open.isEmpty()) {
            frame = open.pop();
        }
    }

    private int string(int quote) {
        int i = quote + 1;
        boolean escaped = false;
        while (i < to && s.charAt(i) != '"') {
            if (s.charAt(i) == '\\') {
                escaped = true;
                i++;
            }
            i++;
        }
        int end = Math.min(i, to);
        int after = end + 1;
        while (after < to && s.charAt(after) <= ' ') {
            after++;
        }
        if (after < to && s.charAt(after) == ':') {
            frame.key = escaped ? new Key(unescape(s, quote + 1, end)) : key(quote + 1, end);
            return after + 1;
        }
        String text = escaped ? unescape(s, quote + 1, end) : s.substring(quote + 1, end);
        String name = frame.array ? frame.scope.named(text) : null;
        frame.scope.add(frame.valuePath(open.size()), name == null ? frame.valueName() : name, text);
        return Math.min(end + 1, to);
    }

    /** The name that stands there; most were read before. */
    private Key key(int from, int end) {
        int length = end - from;
        int slot = length == 0 ? 0 : (length + 7 * s.charAt(from) + 31 * s.charAt(end - 1)) & (NAMES - 1);
        Key known = keys[slot];
        if (known == null || known.name.length() != length || !s.startsWith(known.name, from)) {
            known = new Key(s.substring(from, end));
            keys[slot] = known;
        }
        return known;
    }

    private int literal(int from) {
        int i = from + 1;
        while (i < to && (Chars.word(s.charAt(i)) || "+-._".indexOf(s.charAt(i)) >= 0)) {
            i++;
        }
        frame.scope.add(frame.valuePath(open.size()), frame.valueName(), s.substring(from, i));
        return i;
    }

    public static String unescape(String s, int from, int to) {
        StringBuilder out = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            char c = s.charAt(i);
            if (c != '\\' || i + 1 >= to) {
                out.append(c);
                continue;
            }
            c = s.charAt(++i);
            switch (c) {
                case 'n' -> out.append('\n');
                case 't' -> out.append('\t');
                case 'r' -> out.append('\r');
                case 'b' -> out.append('\b');
                case 'f' -> out.append('\f');
                case 'u' -> {
                    int code = i + 4 < to ? hex(s, i + 1) : -1;
                    if (code >= 0) {
                        out.append((char) code);
                        i += 4;
                    } else {
                        out.append(c);
                    }
                }
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    private static int hex(String s, int at) {
        int code = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = Character.digit(s.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            code = code * 16 + digit;
        }
        return code;
    }
}
