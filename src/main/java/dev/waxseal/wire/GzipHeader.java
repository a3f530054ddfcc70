package dev.waxseal.wire;

import java.util.Arrays;

/** The header of a gzip member (RFC 1952 section 2.3), read byte by byte. */
final class GzipHeader {

    static final byte ID1 = 0x1f;

    /** CRC32 and ISIZE, after the data. */
    static final int TRAILER_LENGTH = 8;

    static final byte ID2 = (byte) 0x8b;
    private static final int DEFLATE = 8;
    private static final int FIXED_LENGTH = 10;
    private static final int HAS_CRC = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;

    private enum At {
        FIXED,
        EXTRA_LENGTH,
        EXTRA,
        NAME,
        COMMENT,
        CRC,
        DONE,
        BROKEN
    }

    private final byte[] fixed = new byte[FIXED_LENGTH];
    private At at = At.FIXED;
    private int counted;
    private int extra;

    void again() {
        at = At.FIXED;
        counted = 0;
    }

    boolean done() {
        return at == At.DONE;
    }

    /** Whether this is no gzip; that is known within the first three bytes. */
    boolean broken() {
        return at == At.BROKEN;
    }

    /** The bytes that were read until it was known to be no gzip. */
    byte[] seen() {
        return Arrays.copyOf(fixed, counted);
    }

    void step(byte b) {
        switch (at) {
            case FIXED -> {
                fixed[counted++] = b;
                if (!plausible(b)) {
                    at = At.BROKEN;
                } else if (counted == FIXED_LENGTH) {
                    next(At.EXTRA_LENGTH);
                }
            }
            case EXTRA_LENGTH -> {
                extra |= (b & 0xff) << (8 * counted);
                if (++counted == 2) {
                    at = At.EXTRA;
                    if (extra == 0) {
                        next(At.NAME);
                    }
                }
            }
            case EXTRA -> {
                if (--extra == 0) {
                    next(At.NAME);
                }
            }
            case NAME -> {
                if (b == 0) {
                    next(At.COMMENT);
                }
            }
            case COMMENT -> {
                if (b == 0) {
                    next(At.CRC);
                }
            }
            case CRC -> {
                if (++counted == 2) {
                    at = At.DONE;
                }
            }
            case DONE, BROKEN -> {}
        }
    }

    private boolean plausible(byte b) {
        return switch (counted) {
            case 1 -> b == ID1;
            case 2 -> b == ID2;
            case 3 -> b == DEFLATE;
            default -> true;
        };
    }

    /** Goes to that part or, where the flags say it is not there, to the one after it. */
    private void next(At part) {
        int flags = fixed[3];
        counted = 0;
        extra = 0;
        at = part;
        if (at == At.EXTRA_LENGTH && (flags & HAS_EXTRA) == 0) {
            at = At.NAME;
        }
        if (at == At.NAME && (flags & HAS_NAME) == 0) {
            at = At.COMMENT;
        }
        if (at == At.COMMENT && (flags & HAS_COMMENT) == 0) {
            at = At.CRC;
        }
        if (at == At.CRC && (flags & HAS_CRC) == 0) {
            at = At.DONE;
        }
    }
}
