package dev.waxseal.detect.carrier;

import dev.waxseal.detect.text.Chars;

/** Reads Binary JSON (bsonspec.org, version 1.1), as MongoDB has it. */
final class Bson extends PackedReader {

    /** The fewest bytes of a document with one member. */
    private static final int LEAST = 8;

    Bson(String s) {
        super(s, 0);
    }

    /** Whether the text begins with its own length, and with the type of a first member. */
    static boolean begins(String s) {
        if (s.length() < LEAST) {
            return false;
        }
        int length = s.charAt(0) | s.charAt(1) << 8 | s.charAt(2) << 16 | s.charAt(3) << 24;
        int type = s.charAt(4);
        return length >= LEAST && length <= s.length() && s.charAt(length - 1) == 0 && type > 0 && type <= 0x13;
    }

    /** Whether a document that is longer than this text may begin here: with its length, a type, and a name. */
    static boolean mayBegin(String s) {
        int name = LEAST - 3;
        while (name < s.length() && (Chars.word(s.charAt(name)) || s.charAt(name) == '_')) {
            name++;
        }
        return name > LEAST - 3
                && name < s.length()
                && s.charAt(name) == 0
                && s.charAt(4) > 0
                && s.charAt(4) <= 0x13
                && (s.charAt(0) | s.charAt(1) << 8 | s.charAt(2) << 16 | s.charAt(3) << 24) > s.length();
    }

    @Override
    void value(Scope scope, String path, String name) throws Stop {
        document(scope, path, name, false);
    }

    private void document(Scope scope, String path, String name, boolean array) throws Stop {
        down();
        int end = at() + little();
        Scope members = scope.child(name);
        while (at() < end - 1) {
            int type = u8();
            String key = key(terminated());
            String place = array ? path + "[*]" : member(path, key);
            element(type, members, place, array ? name : key);
        }
        skip(1);
        up();
    }

    private void element(int type, Scope scope, String path, String name) throws Stop {
        switch (type) {
            case 0x02, 0x0d, 0x0e -> {
                int n = little();
                scope.add(path, name, text(n - 1));
                skip(1);
            }
            case 0x03 -> document(scope, path, name, false);
            case 0x04 -> document(scope, path, name, true);
            case 0x05 -> {
                int n = little();
                skip(1);
                scope.add(path, name, text(n));
            }
            case 0x10 -> scope.add(path, name, String.valueOf(little()));
            case 0x12 -> {
                long low = little() & 0xffffffffL;
                scope.add(path, name, String.valueOf((long) little() << 32 | low));
            }
            case 0x06, 0x0a, 0x7f, 0xff -> {}
            case 0x07 -> skip(12);
            case 0x08 -> skip(1);
            case 0x01, 0x09, 0x11 -> skip(8);
            case 0x0b -> {
                terminated();
                terminated();
            }
            case 0x13 -> skip(16);
            default -> throw broken();
        }
    }
}
