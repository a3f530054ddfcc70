package dev.waxseal.wire.brotli;

import dev.waxseal.wire.brotli.BitInput.More;

/** Which code stands for which context (RFC 7932 section 7.3), and what the context of a literal is (section 7.1). */
final class ContextMap {

    /** For ASCII, what a byte tells of the next one in UTF-8; a letter for each four. */
    private static final String ASCII = "AAAAAAAAABBAABAAAAAAAAAAAAAAAAAA" + "CDEDDFDEGHDDIDJDLLLLLLLLLLIIGKHD"
            + "DMNNNMNNNMNNNNNMNNNNNMNNNNNGDHDD" + "DOPPPOPPPOPPPPPOPPPPPOPPPPPGDHDA";

    private ContextMap() {}

    static byte[] read(BitInput in, int length, int codes) throws More, BrotliException {
        byte[] map = new byte[length];
        if (codes == 1) {
            return map;
        }
        int runs = in.flag() ? in.read(4) + 1 : 0;
        PrefixCode code = PrefixCode.of(in, codes + runs);
        int at = 0;
        while (at < length) {
            int symbol = code.read(in);
            if (symbol == 0 || symbol > runs) {
                map[at++] = (byte) (symbol == 0 ? 0 : symbol - runs);
            } else {
                at += (1 << symbol) + in.read(symbol);
                if (at > length) {
                    throw new BrotliException("a context map that is too long");
                }
            }
        }
        if (in.flag()) {
            moveToFront(map);
        }
        return map;
    }

    private static void moveToFront(byte[] map) {
        byte[] order = new byte[256];
        for (int i = 0; i < order.length; i++) {
            order[i] = (byte) i;
        }
        for (int i = 0; i < map.length; i++) {
            int index = map[i] & 0xff;
            byte value = order[index];
            map[i] = value;
            System.arraycopy(order, 0, order, 1, index);
            order[0] = value;
        }
    }

    /** The context of a literal by the mode of its block and the two bytes before it. */
    static int literal(int mode, int last, int beforeLast) {
        return switch (mode) {
            case 0 -> last & 63;
            case 1 -> last >> 2;
            case 2 -> utf8(last) | utf8BeforeLast(beforeLast);
            default -> signed(last) << 3 | signed(beforeLast);
        };
    }

    private static int utf8(int b) {
        return b < 128 ? (ASCII.charAt(b) - 'A') << 2 : (b < 192 ? 0 : 2) | (b & 1);
    }

    private static int utf8BeforeLast(int b) {
        if (b >= 'a' && b <= 'z') {
            return 3;
        }
        if ((b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b >= 224) {
            return 2;
        }
        return b > ' ' && b < 127 ? 1 : 0;
    }

    private static int signed(int b) {
        if (b < 64) {
            return b == 0 ? 0 : b < 16 ? 1 : 2;
        }
        return b < 128 ? 3 : b < 192 ? 4 : b < 240 ? 5 : b < 255 ? 6 : 7;
    }
}
