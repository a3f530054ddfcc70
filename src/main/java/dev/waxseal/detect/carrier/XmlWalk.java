package dev.waxseal.detect.carrier;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads XML and HTML, whole or a stretch from the middle, and forgives what is not well-formed. Names are local names;
 * entities are those of XML. Nothing external is ever loaded.
 */
public final class XmlWalk {
    /** The path of an element that lies deeper is that of this one; its name and what it holds are read as any other's. */
    private static final int MAX_DEPTH = 200;

    /** Elements that HTML does not close. */
    static final Set<String> VOID = Set.of(
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr");

    /** Elements that are named by an attribute: {@code <property name="password">}. */
    private static final Set<String> GENERIC = Set.of(
            "entry",
            "property",
            "param",
            "parameter",
            "field",
            "item",
            "value",
            "string",
            "attribute",
            "header",
            "arg",
            "add",
            "setting",
            "variable",
            "env",
            "data",
            "prop",
            "claim",
            "attributevalue",
            "var",
            "simpledata",
            "column",
            "col",
            "td",
            "dd");

    private final String s;
    private final int to;
    private final List<Element> open = new ArrayList<>();
    private final String root;
    private final Scope outer;
    private Element current;
    private @Nullable Boolean saml;

    private static final class Element {
        final String name;
        final String path;
        final Scope scope;
        final StringBuilder text = new StringBuilder();
        final @Nullable String called;

        Element(String name, String path, Scope scope, @Nullable String called) {
            this.name = name;
            this.path = path;
            this.scope = scope;
            this.called = called;
        }
    }

    private XmlWalk(String s, int to, Scope outer, String root) {
        this.s = s;
        this.to = to;
        this.outer = outer;
        this.root = root;
        current = new Element("", root, outer, null);
    }

    /** Adds each attribute and text; {@code root} is {@code body:} or the place of a value that is XML. */
    static void walk(String s, int from, int to, Scope scope, String root) {
        new XmlWalk(s, to, scope, root).walk(from);
    }

    private void walk(int from) {
        int i = from;
        while (i < to) {
            int tag = s.indexOf('<', i);
            if (tag < 0 || tag >= to) {
                text(i, to);
                break;
            }
            text(i, tag);
            i = markup(tag);
        }
        while (!open.isEmpty()) {
            close();
        }
    }

    private int markup(int tag) {
        if (s.startsWith("<!--", tag)) {
            int end = after("-->", tag + 4);
            outer.add(current.path, "", s.substring(tag + 4, Math.max(tag + 4, end - 3)));
            return end;
        } else if (s.startsWith("<![CDATA[", tag)) {
            int end = after("]]>", tag + 9);
            current.text.append(s, tag + 9, Math.max(tag + 9, end - 3));
            return end;
        } else if (s.startsWith("<?", tag)) {
            return after("?>", tag);
        } else if (s.startsWith("<!", tag)) {
            return after(">", tag);
        } else if (s.startsWith("</", tag)) {
            int end = after(">", tag);
            closeTo(local(s.substring(tag + 2, Math.max(tag + 2, end - 1)).strip()));
            return end;
        }
        return tag + 1 < to && (Character.isLetter(s.charAt(tag + 1)) || s.charAt(tag + 1) == '_')
                ? element(tag)
                : literal(tag);
    }

    private int literal(int at) {
        current.text.append(s.charAt(at));
        return at + 1;
    }

    private int element(int tag) {
        int i = nameEnd(tag + 1);
        String name = local(s.substring(tag + 1, i));
        String path = open.size() < MAX_DEPTH ? current.path + '/' + name : current.path;
        Scope scope = current.scope.child(name);
        boolean empty = VOID.contains(name.toLowerCase(Locale.ROOT));
        while (i < to && s.charAt(i) != '>') {
            char c = s.charAt(i);
            if (c == '/' && i + 1 < to && s.charAt(i + 1) == '>') {
                empty = true;
                i++;
            } else if (c <= ' ' || c == '/') {
                i++;
            } else {
                i = attribute(i, path, scope);
            }
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.equals("script") || lower.equals("style")) {
            int end = s.indexOf("</" + name, i);
            return end < 0 || end > to ? to : end;
        }
        if (!empty) {
            Datum naming = GENERIC.contains(lower) ? scope.sibling(SiblingNames.NAMING_ELEMENTS) : null;
            open.add(current);
            current = new Element(name, path, scope, naming == null ? null : naming.value);
            if (name.equals("Assertion") && saml()) {
                current.scope.add(path, "saml assertion", s.substring(tag, Math.min(to, i + 1)));
            }
        }
        return Math.min(to, i + 1);
    }

    private boolean saml() {
        Boolean known = saml;
        if (known == null) {
            known = s.contains("urn:oasis:names:tc:SAML");
            saml = known;
        }
        return known;
    }

    private int attribute(int from, String path, Scope scope) {
        int i = nameEnd(from);
        if (i == from) {
            return from + 1;
        }
        String name = local(s.substring(from, i));
        while (i < to && s.charAt(i) <= ' ') {
            i++;
        }
        if (i >= to || s.charAt(i) != '=') {
            return i;
        }
        i++;
        while (i < to && s.charAt(i) <= ' ') {
            i++;
        }
        if (i >= to) {
            return i;
        }
        char quote = s.charAt(i);
        int start = i + 1;
        int end;
        if (quote == '"' || quote == '\'') {
            end = s.indexOf(quote, start);
            end = end < 0 || end > to ? to : end;
            i = end + 1;
        } else {
            start = i;
            while (i < to && s.charAt(i) > ' ' && s.charAt(i) != '>') {
                i++;
            }
            end = i;
        }
        scope.add(path + "/@" + name, name, entities(s.substring(start, end)));
        return Math.min(i, to);
    }

    private void closeTo(String name) {
        for (int i = open.size(); i > 0; i--) {
            String opened = i == open.size() ? current.name : open.get(i).name;
            if (opened.equals(name)) {
                while (open.size() >= i) {
                    close();
                }
                return;
            }
        }
        if (open.isEmpty() && !current.text.isEmpty()) {
            // a stretch from the middle: the name comes only with the end tag
            outer.add(root + "//" + name, name, current.text.toString().strip());
            current.text.setLength(0);
        }
    }

    private void close() {
        Element closed = current;
        current = open.remove(open.size() - 1);
        String text = closed.text.toString().strip();
        if (!text.isEmpty()) {
            current.scope.add(closed.path, closed.called == null ? closed.name : closed.called, text);
        }
    }

    private void text(int from, int end) {
        if (end > from) {
            current.text.append(entities(s.substring(from, end)));
        }
    }

    private int after(String what, int from) {
        int at = s.indexOf(what, from);
        return at < 0 || at >= to ? to : at + what.length();
    }

    private int nameEnd(int from) {
        int i = from;
        while (i < to && (Character.isLetterOrDigit(s.charAt(i)) || "_-.:".indexOf(s.charAt(i)) >= 0)) {
            i++;
        }
        return i;
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    public static String entities(String text) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            int end = text.charAt(i) == '&' ? text.indexOf(';', i) : -1;
            String character = end < 0 || end - i > 10 ? null : entity(text.substring(i + 1, end));
            if (character == null) {
                out.append(text.charAt(i++));
            } else {
                out.append(character);
                i = end + 1;
            }
        }
        return out.toString();
    }

    private static @Nullable String entity(String name) {
        return switch (name) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            case "nbsp" -> " ";
            default -> name.startsWith("#") && name.length() > 1 ? character(name) : null;
        };
    }

    private static @Nullable String character(String name) {
        boolean hex = name.charAt(1) == 'x' || name.charAt(1) == 'X';
        try {
            int code = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
            return Character.isValidCodePoint(code) ? Character.toString(code) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
