package dev.waxseal.detect.carrier;

import dev.waxseal.detect.text.Chars;

/**
 * Reads Open Financial Exchange 1.x: SGML whose elements with a value are not closed ({@code <USERPASS>x<LANGUAGE>ENG}), so
 * that a value ends where the next tag begins.
 */
final class OfxWalk {
    private OfxWalk() {}

    static boolean document(String s) {
        int tag = s.indexOf('<');
        return s.startsWith("OFXHEADER:", Chars.start(s)) || (tag >= 0 && tag < 1024 && s.startsWith("<OFX>", tag));
    }

    /** Adds the value of each element; those of one aggregate are neighbours. */
    static void walk(String s, String root, Scope scope) {
        Scope aggregate = scope.child("");
        int tag = s.indexOf('<');
        while (tag >= 0) {
            int end = s.indexOf('>', tag);
            int next = end < 0 ? -1 : s.indexOf('<', end);
            if (end > tag + 1 && s.charAt(tag + 1) != '/') {
                String value =
                        s.substring(end + 1, next < 0 ? s.length() : next).strip();
                String name = s.substring(tag + 1, end);
                if (value.isEmpty()) {
                    aggregate = scope.child("");
                } else {
                    aggregate.add(root + '/' + name, name, XmlWalk.entities(value));
                }
            }
            tag = next;
        }
    }
}
