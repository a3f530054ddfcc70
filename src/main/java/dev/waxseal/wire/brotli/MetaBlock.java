package dev.waxseal.wire.brotli;

import dev.waxseal.wire.brotli.BitInput.More;

/** The codes of a compressed meta-block, as its header sets them (RFC 7932 section 9.2), and which of them are in use. */
final class MetaBlock {

    static final int LITERALS = 0;
    static final int COMMANDS = 1;
    static final int DISTANCES = 2;

    private static final int BLOCK_COUNTS = 26;
    private static final int[] COUNT_BASE = {
        1, 5, 9, 13, 17, 25, 33, 41, 49, 65, 81, 97, 113, 145, 177, 209, 241, 305, 369, 497, 753, 1265, 2289, 4337,
        8433, 16625
    };
    private static final int[] COUNT_BITS = {
        2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 6, 6, 7, 8, 9, 10, 11, 12, 13, 24
    };
    private static final int COMMAND_CODES = 704;
    private static final int LITERAL_CONTEXTS = 64;
    private static final int DISTANCE_CONTEXTS = 4;

    private final BlockTypes[] types = new BlockTypes[3];
    private final byte[] modes;
    private final byte[] literalMap;
    private final byte[] distanceMap;
    private final PrefixCode[] literals;
    private final PrefixCode[] commands;
    private final PrefixCode[] distances;
    final int postfix;
    final int direct;

    MetaBlock(BitInput in) throws More, BrotliException {
        for (int i = 0; i < types.length; i++) {
            types[i] = new BlockTypes(in);
        }
        postfix = in.read(2);
        direct = in.read(4) << postfix;
        modes = new byte[types[LITERALS].number];
        for (int i = 0; i < modes.length; i++) {
            modes[i] = (byte) in.read(2);
        }
        int literalCodes = variable(in);
        literalMap = ContextMap.read(in, types[LITERALS].number * LITERAL_CONTEXTS, literalCodes);
        int distanceCodes = variable(in);
        distanceMap = ContextMap.read(in, types[DISTANCES].number * DISTANCE_CONTEXTS, distanceCodes);
        literals = codes(in, literalCodes, 256);
        commands = codes(in, types[COMMANDS].number, COMMAND_CODES);
        distances = codes(in, distanceCodes, 16 + direct + (48 << postfix));
    }

    private static PrefixCode[] codes(BitInput in, int number, int alphabet) throws More, BrotliException {
        PrefixCode[] codes = new PrefixCode[number];
        for (int i = 0; i < number; i++) {
            codes[i] = PrefixCode.of(in, alphabet);
        }
        return codes;
    }

    /** A number from 1 to 256. */
    static int variable(BitInput in) throws More {
        if (!in.flag()) {
            return 1;
        }
        int bits = in.read(3);
        return 1 + (1 << bits) + in.read(bits);
    }

    /** One symbol of that kind is about to be read: goes on to the next block where the current one is used up. */
    void count(int kind, BitInput in) throws More {
        BlockTypes blocks = types[kind];
        if (blocks.left == 0) {
            blocks.next(in);
            in.mark();
        }
    }

    /** One symbol of that kind was read. */
    void counted(int kind) {
        types[kind].left--;
    }

    int mode() {
        return modes[types[LITERALS].type];
    }

    PrefixCode literal(int context) {
        return literals[literalMap[types[LITERALS].type * LITERAL_CONTEXTS + context] & 0xff];
    }

    PrefixCode command() {
        return commands[types[COMMANDS].type];
    }

    PrefixCode distance(int copied) {
        int context = Math.min(copied, 5) - 2;
        return distances[distanceMap[types[DISTANCES].type * DISTANCE_CONTEXTS + context] & 0xff];
    }

    /** The block types of one kind of symbols (section 6). */
    private static final class BlockTypes {

        final int number;
        private final PrefixCode[] codes;
        int type;
        private int previous = 1;
        int left = Integer.MAX_VALUE;

        BlockTypes(BitInput in) throws More, BrotliException {
            number = variable(in);
            codes = new PrefixCode[number == 1 ? 0 : 2];
            if (number > 1) {
                codes[0] = PrefixCode.of(in, number + 2);
                codes[1] = PrefixCode.of(in, BLOCK_COUNTS);
                left = length(in);
            }
        }

        private int length(BitInput in) throws More {
            int code = codes[1].read(in);
            return COUNT_BASE[code] + in.read(COUNT_BITS[code]);
        }

        /** With the only block type there is, there is no end of it. */
        void next(BitInput in) throws More {
            if (number == 1) {
                left = Integer.MAX_VALUE;
                return;
            }
            int code = codes[0].read(in);
            int length = length(in);
            int next = code == 0 ? previous : code == 1 ? type + 1 : code - 2;
            previous = type;
            type = next >= number ? next - number : next;
            left = length;
        }
    }
}
