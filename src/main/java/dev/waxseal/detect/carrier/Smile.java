package dev.waxseal.detect.carrier;

import java.util.ArrayList;
import java.util.List;

/** Reads Smile, the binary JSON of Jackson (Smile format specification 1.0). */
final class Smile extends PackedReader {

    /** How all begin: a smile and a new line. */
    private static final String HEADER = ":)\n";

    /** Names and values that are referred to later are at most so many, and of at most so many bytes. */
    private static final int SHARED = 1024;

    private static final int SHARED_BYTES = 64;

    private static final int END_ARRAY = 0xf9;
    private static final int END_OBJECT = 0xfb;
    private static final int END_TEXT = 0xfc;
    private static final int END_CONTENT = 0xff;

    private final List<String> sharedNames = new ArrayList<>();
    private final List<String> sharedValues = new ArrayList<>();
    private final boolean sharesNames;
    private final boolean sharesValues;

    Smile(String s) {
        super(s, HEADER.length() + 1);
        int flags = s.charAt(HEADER.length());
        this.sharesNames = (flags & 1) != 0;
        this.sharesValues = (flags & 2) != 0;
    }

    /** Whether the text begins as all of this format do. */
    static boolean begins(String s) {
        return s.startsWith(HEADER) && s.length() > HEADER.length();
    }

    @Override
    void value(Scope scope, String path, String name) throws Stop {
        int t = u8();
        if (t < 0x20) {
            scope.add(path, name, shared(sharedValues, t - 1));
        } else if (t < 0x40) {
            simple(t, scope, path, name);
        } else if (t < 0xc0) {
            String text = text((t & 31) + (t < 0x60 ? 1 : t < 0x80 ? 33 : t < 0xa0 ? 2 : 34));
            if (sharesValues) {
                share(sharedValues, text);
            }
            scope.add(path, name, text);
        } else if (t < 0xe0) {
            scope.add(path, name, String.valueOf(zigzag(t & 31)));
        } else {
            structured(t, scope, path, name);
        }
    }

    private void simple(int t, Scope scope, String path, String name) throws Stop {
        switch (t) {
            case 0x20, 0x21, 0x22, 0x23 -> {}
            case 0x24, 0x25 -> scope.add(path, name, String.valueOf(zigzag(varied())));
            case 0x26 -> skip(coded(varied()));
            case 0x28 -> skip(5);
            case 0x29 -> skip(10);
            case 0x2a -> {
                varied();
                skip(coded(varied()));
            }
            default -> throw broken();
        }
    }

    private void structured(int t, Scope scope, String path, String name) throws Stop {
        switch (t) {
            case 0xe0, 0xe4 -> scope.add(path, name, terminated(END_TEXT));
            case 0xe8 -> skip(coded(varied()));
            case 0xec, 0xed, 0xee, 0xef -> scope.add(path, name, shared(sharedValues, (t & 3) << 8 | u8()));
            case 0xf8 -> array(scope, path, name);
            case 0xfa -> object(scope, path, name);
            case 0xfd -> skip(length(varied()));
            case END_CONTENT -> {}
            default -> throw broken();
        }
    }

    private void array(Scope scope, String path, String name) throws Stop {
        down();
        Scope items = scope.child(name);
        while (peek() != END_ARRAY) {
            value(items, path + "[*]", name);
        }
        skip(1);
        up();
    }

    private void object(Scope scope, String path, String name) throws Stop {
        down();
        Scope members = scope.child(name);
        while (peek() != END_OBJECT) {
            String key = memberName();
            value(members, member(path, key), key);
        }
        skip(1);
        up();
    }

    private String memberName() throws Stop {
        int t = u8();
        if (t == 0x20) {
            return "";
        } else if (t >= 0x30 && t <= 0x33) {
            return shared(sharedNames, (t & 3) << 8 | u8());
        } else if (t == 0x34) {
            return key(terminated(END_TEXT));
        } else if (t >= 0x40 && t < 0x80) {
            return shared(sharedNames, t & 63);
        } else if (t < 0x80 || t > 0xf7) {
            throw broken();
        }
        String name = key(text(t < 0xc0 ? (t & 63) + 1 : (t & 63) + 2));
        if (sharesNames) {
            share(sharedNames, name);
        }
        return name;
    }

    private static void share(List<String> shared, String text) {
        if (text.length() <= SHARED_BYTES) {
            if (shared.size() == SHARED) {
                shared.clear();
            }
            shared.add(text);
        }
    }

    private String shared(List<String> shared, int index) throws Stop {
        if (index < 0 || index >= shared.size()) {
            throw broken();
        }
        return shared.get(index);
    }

    /** An unsigned number: seven bits a byte, six in the last, which has the highest bit. */
    private long varied() throws Stop {
        long n = 0;
        for (int i = 0; i < 10; i++) {
            int b = u8();
            if (b >= 0x80) {
                return n << 6 | (b & 63);
            }
            n = n << 7 | b;
        }
        throw broken();
    }

    /** So many bytes take as many as this where each has seven bits. */
    private int coded(long bytes) throws Stop {
        return length((length(bytes) * 8L + 6) / 7);
    }

    private static long zigzag(long n) {
        return n >>> 1 ^ -(n & 1);
    }
}
