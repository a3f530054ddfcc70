package dev.waxseal.detect.carrier;

/** Reads Concise Binary Object Representation (RFC 8949). */
final class Cbor extends CountedReader {
    private static final int BREAK = 0xff;
    private static final int INDEFINITE = 31;
    private static final int TAG = 6;

    Cbor(String s) {
        super(s, 0, BREAK);
    }

    /** Whether a map, an array of some, or a tag before them, may begin with this byte. */
    static boolean begins(int b) {
        return (b > 0x80 && b <= 0x9b) || b == 0x9f || (b > 0xa0 && b <= 0xbb) || b == 0xbf || (b >= 0xc0 && b <= 0xdb);
    }

    @Override
    void value(Scope scope, String path, String name) throws Stop {
        int head = u8();
        while (head >> 5 == TAG) {
            argument(head & 31);
            head = u8(); // of what the tag is put on
        }
        int major = head >> 5;
        int info = head & 31;
        boolean indefinite = info == INDEFINITE;
        if (major == 7) {
            simple(info);
            return;
        }
        long argument = indefinite ? -1 : argument(info);
        switch (major) {
            case 0 -> scope.add(path, name, Long.toUnsignedString(argument));
            case 1 -> scope.add(path, name, String.valueOf(-1 - argument));
            case 2, 3 -> scope.add(path, name, indefinite ? chunks() : text(length(argument)));
            case 4 -> array(indefinite ? -1 : length(argument), scope, path, name);
            case 5 -> map(indefinite ? -1 : length(argument), scope, path, name);
            default -> throw broken();
        }
    }

    private long argument(int info) throws Stop {
        if (info < 24) {
            return info;
        } else if (info > 27) {
            throw broken();
        }
        return number(1 << (info - 24));
    }

    private void simple(int info) throws Stop {
        if (info >= 28) {
            throw broken();
        }
        skip(info < 24 ? 0 : 1 << (info - 24));
    }

    private String chunks() throws Stop {
        StringBuilder all = new StringBuilder();
        while (!ended() && peek() != BREAK) {
            int head = u8();
            if (head >> 5 != 2 && head >> 5 != 3) {
                throw broken();
            }
            all.append(text(length(argument(head & 31))));
        }
        if (!ended()) {
            skip(1);
        }
        return all.toString();
    }

    /** Members are named by texts, or by small numbers as in CBOR Web Tokens. */
    @Override
    String memberName() throws Stop {
        int head = u8();
        int info = head & 31;
        return switch (head >> 5) {
            case 0 -> String.valueOf(argument(info));
            case 1 -> String.valueOf(-1 - argument(info));
            case 3 -> key(info == INDEFINITE ? chunks() : text(length(argument(info))));
            default -> throw broken();
        };
    }
}
