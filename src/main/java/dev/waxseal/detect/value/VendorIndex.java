package dev.waxseal.detect.value;

import java.util.Arrays;
import java.util.List;

/** Vendors by what their tokens begin with, so that of most texts none is asked. */
final class VendorIndex {

    /** Of an ASCII character. */
    private static final int BITS = 7;

    private static final Vendor[] NONE = {};

    /** The vendors whose tokens begin with each two ASCII characters. */
    private final Vendor[][] byStart = new Vendor[1 << (2 * BITS)][];

    /** For each two, which third characters any of those tokens has: a bit each, by the last six of it. */
    private final long[] third = new long[1 << (2 * BITS)];

    /**
     * Vendors as lines.
     *
     * @param lines of a name and a shape each
     */
    VendorIndex(List<String> lines) {
        Arrays.fill(byStart, NONE);
        for (String line : lines) {
            Vendor vendor = Vendor.of(line);
            String shape = vendor.text();
            int key = shape.charAt(0) << BITS | shape.charAt(1);
            third[key] |= shape.charAt(2) == '[' ? vendor.shape().third() : 1L << shape.charAt(2);
            Vendor[] others = byStart[key];
            byStart[key] = Arrays.copyOf(others, others.length + 1);
            byStart[key][others.length] = vendor;
        }
    }

    /** Those whose tokens may begin with these characters. */
    Vendor[] beginning(int first, int second, int third) {
        if ((first | second) >= 1 << BITS) {
            return NONE;
        }
        int key = first << BITS | second;
        return (this.third[key] >>> third & 1) == 0 ? NONE : byStart[key];
    }
}
