package dev.waxseal.detect.carrier;

/** Reads MessagePack (msgpack.org, specification of 2013). */
final class MessagePack extends CountedReader {

    MessagePack(String s) {
        super(s, 0, NO_MARK);
    }

    /** Whether a map, or an array of some, may begin with this byte. */
    static boolean begins(int b) {
        return (b > 0x80 && b <= 0x9f) || (b >= 0xdc && b <= 0xdf);
    }

    @Override
    void value(Scope scope, String path, String name) throws Stop {
        int t = u8();
        if (t < 0x80) {
            scope.add(path, name, String.valueOf(t));
        } else if (t < 0x90) {
            map(t & 15, scope, path, name);
        } else if (t < 0xa0) {
            array(t & 15, scope, path, name);
        } else if (t < 0xc0) {
            scope.add(path, name, text(t & 31));
        } else if (t < 0xe0) {
            marked(t, scope, path, name);
        }
    }

    private void marked(int t, Scope scope, String path, String name) throws Stop {
        switch (t) {
            case 0xc0, 0xc2, 0xc3 -> {}
            case 0xc4, 0xd9 -> scope.add(path, name, text(length(number(1))));
            case 0xc5, 0xda -> scope.add(path, name, text(length(number(2))));
            case 0xc6, 0xdb -> scope.add(path, name, text(length(number(4))));
            case 0xc7 -> skip(length(number(1)) + 1);
            case 0xc8 -> skip(length(number(2)) + 1);
            case 0xc9 -> skip(length(number(4)) + 1);
            case 0xca -> skip(4);
            case 0xcb -> skip(8);
            case 0xcc, 0xcd, 0xce, 0xcf -> scope.add(path, name, Long.toUnsignedString(number(1 << (t - 0xcc))));
            case 0xd0, 0xd1, 0xd2, 0xd3 -> scope.add(path, name, String.valueOf(number(1 << (t - 0xd0))));
            case 0xd4, 0xd5, 0xd6, 0xd7, 0xd8 -> skip(1 + (1 << (t - 0xd4)));
            case 0xdc -> array(length(number(2)), scope, path, name);
            case 0xdd -> array(length(number(4)), scope, path, name);
            case 0xde -> map(length(number(2)), scope, path, name);
            case 0xdf -> map(length(number(4)), scope, path, name);
            default -> throw broken();
        }
    }

    /** Members are named by texts, and now and then by small numbers. */
    @Override
    String memberName() throws Stop {
        int t = u8();
        if (t < 0x80) {
            return String.valueOf(t);
        } else if (t >= 0xa0 && t < 0xc0) {
            return key(text(t & 31));
        } else if (t == 0xd9) {
            return key(text(length(number(1))));
        } else if (t == 0xda) {
            return key(text(length(number(2))));
        }
        throw broken();
    }
}
