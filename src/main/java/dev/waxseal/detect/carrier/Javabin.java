package dev.waxseal.detect.carrier;

import java.util.ArrayList;
import java.util.List;

/** Reads javabin, which Solr's clients send (version 2, {@code JavaBinCodec}). */
final class Javabin extends CountedReader {
    private static final int VERSION = 2;
    private static final int END = 15;

    /** Tags with a size in their lower five bits. */
    private static final int TEXT = 1;

    private static final int INT = 2;
    private static final int LONG = 3;
    private static final int ARRAY = 4;
    private static final int ORDERED_MAP = 5;
    private static final int NAMED_LIST = 6;
    private static final int EXTERN = 7;

    private static final int SIZE = 31;

    /** Texts that are referred to later. */
    private final List<String> extern = new ArrayList<>();

    Javabin(String s) {
        super(s, 1, END);
    }

    /** Whether a map, a list or a document may begin so. */
    static boolean begins(String s) {
        if (s.length() < 4 || s.charAt(0) != VERSION) {
            return false;
        }
        int t = s.charAt(1);
        return (t >= ARRAY << 5 && t < EXTERN << 5) || (t >= 10 && t <= 17);
    }

    @Override
    void value(Scope scope, String path, String name) throws Stop {
        int t = u8();
        switch (t >> 5) {
            case 0 -> single(t, scope, path, name);
            case TEXT -> scope.add(path, name, text(size(t)));
            case INT, LONG -> {
                long low = t & 15;
                scope.add(path, name, String.valueOf((t & 16) == 0 ? low : varied() << 4 | low));
            }
            case ARRAY -> array(size(t), scope, path, name);
            case ORDERED_MAP, NAMED_LIST -> map(size(t), scope, path, name);
            default -> scope.add(path, name, extern(t));
        }
    }

    private void single(int t, Scope scope, String path, String name) throws Stop {
        switch (t) {
            case 0, 1, 2, END -> {}
            case 3 -> skip(1);
            case 4 -> skip(2);
            case 6 -> scope.add(path, name, String.valueOf((int) number(4)));
            case 7 -> scope.add(path, name, String.valueOf(number(8)));
            case 5, 9 -> skip(8);
            case 8 -> skip(4);
            case 10 -> map(length(varied()), scope, path, name);
            case 11 -> value(scope, path, name);
            case 12 -> {
                value(scope, path, name);
                value(scope, path, name);
            }
            case 13 -> scope.add(path, name, text(length(varied())));
            case 14 -> array(-1, scope, path, name);
            case 16 -> document(scope, path, name);
            case 17 -> map(-1, scope, path, name);
            case 18 -> {
                skip(4);
                value(scope, path, name);
            }
            case 19 -> map(1, scope, path, name);
            case 20 -> skip(16);
            default -> throw broken();
        }
    }

    /** A document may be the key of how it is updated. */
    @Override
    void member(Scope members, String path, String name) throws Stop {
        if (peek() >= 3 && peek() >> 5 == 0) {
            value(members, path, name);
            value(members, path, "");
        } else {
            super.member(members, path, name);
        }
    }

    /** How many fields, a boost, and the fields with a boost now and then before their names. */
    private void document(Scope scope, String path, String name) throws Stop {
        down();
        int n = length(varied());
        skip(5);
        Scope members = scope.child(name);
        for (int i = 0; i < n; i++) {
            if (peek() == 8) {
                skip(5);
            }
            if (peek() == 16) {
                value(members, path, name);
            } else {
                super.member(members, path, name);
            }
        }
        up();
    }

    @Override
    String memberName() throws Stop {
        int t = u8();
        if (t >> 5 == TEXT) {
            return key(text(size(t)));
        } else if (t >> 5 == EXTERN) {
            return key(extern(t));
        } else if (t == 0) {
            return "";
        }
        throw broken();
    }

    private String extern(int t) throws Stop {
        int index = size(t);
        if (index > 0) {
            if (index > extern.size()) {
                throw broken();
            }
            return extern.get(index - 1);
        }
        int text = u8();
        if (text >> 5 != TEXT) {
            throw broken();
        }
        extern.add(text(size(text)));
        return extern.get(extern.size() - 1);
    }

    private int size(int t) throws Stop {
        int size = t & SIZE;
        return size < SIZE ? size : length(SIZE + varied());
    }

    /** An unsigned number: seven bits a byte, the lowest first; the highest bit says that more follow. */
    private long varied() throws Stop {
        long n = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int b = u8();
            n |= (long) (b & 127) << shift;
            if (b < 128) {
                return n;
            }
        }
        throw broken();
    }
}
