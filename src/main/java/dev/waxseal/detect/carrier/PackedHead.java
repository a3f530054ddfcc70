package dev.waxseal.detect.carrier;

import java.io.ByteArrayOutputStream;

/** Reads the head of one value of a binary format that counts what it holds, and writes heads that go on with what is left. */
abstract class PackedHead {

    /** The head does not end where the bytes do. */
    static final int CUT = -1;

    /** What a head begins. */
    enum Sort {
        /** Pairs of a name and a value. */
        MAP,
        ARRAY,
        /** Texts that are one. */
        CHUNKS,
        /** So many bytes. */
        VALUE,
        /** The end of what only a mark ends. */
        END,
        /** Nothing that the format knows. */
        NONE
    }

    Sort sort = Sort.NONE;

    /** Of a value the bytes behind its head; else the members, or less than none where a mark ends them. */
    long length;

    /** Whether the value is bytes rather than text. */
    boolean bytes;

    /** Reads the head that begins here, and returns how long it is; or {@link #CUT}. */
    abstract int read(byte[] b, int at, int to);

    /** Writes the head of a map, an array or chunks with so many members. */
    abstract void write(Sort container, long members, ByteArrayOutputStream out);

    /** Writes the head of a text, or of bytes. */
    abstract void writeText(boolean asBytes, long count, ByteArrayOutputStream out);

    /** What the format is called. */
    abstract String format();

    /** Notes what was read. */
    final int is(Sort read, long members, int head) {
        sort = read;
        length = members;
        bytes = false;
        return head;
    }

    final int isText(boolean asBytes, long count, int head) {
        is(Sort.VALUE, count, head);
        bytes = asBytes;
        return head;
    }

    static boolean there(int at, int count, int to) {
        return at + count <= to;
    }

    static long number(byte[] b, int at, int count) {
        long n = 0;
        for (int i = at; i < at + count; i++) {
            n = n << 8 | (b[i] & 0xff);
        }
        return n;
    }

    static void four(int type, long n, ByteArrayOutputStream out) {
        out.write(type);
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.write((int) (n >> shift));
        }
    }

    /** Of MessagePack (msgpack.org, specification of 2013). */
    static final class MessagePackHead extends PackedHead {

        @Override
        String format() {
            return "MessagePack";
        }

        @Override
        int read(byte[] b, int at, int to) {
            int t = b[at] & 0xff;
            if (t < 0x80 || t >= 0xe0 || t == 0xc0 || t == 0xc2 || t == 0xc3) {
                return is(Sort.VALUE, 0, 1);
            } else if (t < 0xa0) {
                return is(t < 0x90 ? Sort.MAP : Sort.ARRAY, t & 15, 1);
            } else if (t < 0xc0) {
                return isText(false, t & 31, 1);
            } else if (t == 0xc1) {
                return is(Sort.NONE, 0, 1);
            } else if (t >= 0xca && t <= 0xd3) {
                return is(Sort.VALUE, fixed(t), 1);
            } else if (t >= 0xd4 && t <= 0xd8) {
                return is(Sort.VALUE, 1 + (1 << (t - 0xd4)), 1);
            }
            int width = width(t);
            if (!there(at + 1, width, to)) {
                return CUT;
            }
            long n = number(b, at + 1, width);
            return switch (t) {
                case 0xc4, 0xc5, 0xc6 -> isText(true, n, 1 + width);
                case 0xc7, 0xc8, 0xc9 -> is(Sort.VALUE, n + 1, 1 + width);
                case 0xd9, 0xda, 0xdb -> isText(false, n, 1 + width);
                case 0xdc, 0xdd -> is(Sort.ARRAY, n, 1 + width);
                default -> is(Sort.MAP, n, 1 + width);
            };
        }

        /** The bytes of a number: two sizes of floating ones, four of unsigned ones, four of signed ones. */
        private static int fixed(int t) {
            return t < 0xcc ? 4 << (t - 0xca) : t < 0xd0 ? 1 << (t - 0xcc) : 1 << (t - 0xd0);
        }

        private static int width(int t) {
            return switch (t) {
                case 0xc4, 0xc7, 0xd9 -> 1;
                case 0xc5, 0xc8, 0xda, 0xdc, 0xde -> 2;
                default -> 4;
            };
        }

        @Override
        void write(Sort container, long members, ByteArrayOutputStream out) {
            four(container == Sort.MAP ? 0xdf : 0xdd, members, out);
        }

        @Override
        void writeText(boolean asBytes, long count, ByteArrayOutputStream out) {
            four(asBytes ? 0xc6 : 0xdb, count, out);
        }
    }

    /** Of Concise Binary Object Representation (RFC 8949). */
    static final class CborHead extends PackedHead {
        private static final int INDEFINITE = 31;

        @Override
        String format() {
            return "CBOR";
        }

        @Override
        int read(byte[] b, int at, int to) {
            int i = at;
            while (i < to && (b[i] & 0xff) >> 5 == 6) {
                i += 1 + width(b[i] & 31); // a tag
            }
            if (i >= to) {
                return CUT;
            }
            int major = (b[i] & 0xff) >> 5;
            int info = b[i] & 31;
            int width = width(info);
            int size = i + 1 + width - at;
            if (!there(at, size, to)) {
                return CUT;
            }
            if (info > 27 && (info < INDEFINITE || major < 2)) {
                return is(Sort.NONE, 0, size);
            }
            long n = info < 24 ? info : info == INDEFINITE ? -1 : number(b, i + 1, width);
            return switch (major) {
                case 0, 1 -> is(Sort.VALUE, 0, size);
                case 2, 3 -> n < 0 ? is(Sort.CHUNKS, -1, size) : isText(major == 2, n, size);
                case 4 -> is(Sort.ARRAY, n, size);
                case 5 -> is(Sort.MAP, n, size);
                default -> is(info == INDEFINITE ? Sort.END : Sort.VALUE, 0, size);
            };
        }

        private static int width(int info) {
            return info < 24 || info > 27 ? 0 : 1 << (info - 24);
        }

        @Override
        void write(Sort container, long members, ByteArrayOutputStream out) {
            int major = container == Sort.MAP ? 5 : container == Sort.ARRAY ? 4 : 3;
            if (members < 0) {
                out.write(major << 5 | INDEFINITE);
            } else {
                four(major << 5 | 26, members, out);
            }
        }

        @Override
        void writeText(boolean asBytes, long count, ByteArrayOutputStream out) {
            four((asBytes ? 2 : 3) << 5 | 26, count, out);
        }
    }
}
