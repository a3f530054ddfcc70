package dev.waxseal.detect;

import java.util.Arrays;
import java.util.Collection;

/**
 * Many keywords looked for in one pass: an automaton of Aho and Corasick (1975) over classes of bytes, as one flat table.
 *
 * <p>ASCII letters are folded, all digits are one class (written {@code 0} in a keyword), and {@code _ - .} and the space are
 * one class (written {@code _}). States that end a keyword are numbered last, so that one comparison finds them; states
 * are multiplied by the stride beforehand.
 */
final class Keywords {
    private static final int STRIDE = 64;

    /** The class of each byte; bytes in no keyword share class 0. */
    private final byte[] classes = new byte[256];

    private int classCount = 1;
    private int[] next = new int[STRIDE * 1024];
    private int[] outputs = new int[1024];
    private int states = 1;
    private int firstEnd;
    private int longest;

    /** Which sort of keyword; a bit each. Above the sorts stand the lengths of what ends in a state, a bit each. */
    static final int LENGTHS = 9;

    Keywords() {
        for (int c = 'a'; c <= 'z'; c++) {
            classes[c] = (byte) classCount;
            classes[c - 32] = (byte) classCount++;
        }
        Arrays.fill(classes, '0', '9' + 1, (byte) classCount++);
        for (char c : new char[] {'_', '-', '.', ' '}) {
            classes[c] = (byte) classCount;
        }
        classCount++;
        // names in other scripts: sixteen classes for all bytes beyond ASCII, since a hit is looked at again anyway
        for (int b = 0x80; b < 0x100; b++) {
            classes[b] = (byte) (classCount + (b & 15));
        }
        classCount += 16;
    }

    /** The number of bytes that a keyword may begin before the place where it ends. */
    int longest() {
        return longest;
    }

    int states() {
        return states;
    }

    void add(Collection<byte[]> keywords, int sort) {
        for (byte[] keyword : keywords) {
            add(keyword, sort);
        }
    }

    void add(byte[] keyword, int sort) {
        int state = 0;
        for (byte b : keyword) {
            int c = classes[b & 0xff];
            if (c == 0) {
                if (classCount == STRIDE) {
                    throw new IllegalStateException("more different bytes than the table has columns");
                }
                c = classCount++;
                classes[b & 0xff] = (byte) c;
            }
            int to = next[state * STRIDE + c];
            if (to == 0) {
                to = states++;
                if (states > outputs.length) {
                    outputs = Arrays.copyOf(outputs, states * 2);
                    next = Arrays.copyOf(next, outputs.length * STRIDE);
                }
                next[state * STRIDE + c] = to;
            }
            state = to;
        }
        outputs[state] |= sort | 1 << (LENGTHS + keyword.length);
        longest = Math.max(longest, keyword.length);
    }

    /** Completes the table; no keyword can be added afterwards. */
    Keywords build() {
        int[] fail = new int[states];
        int[] queue = new int[states];
        int head = 0;
        int tail = 0;
        for (int c = 1; c < classCount; c++) {
            if (next[c] != 0) {
                queue[tail++] = next[c];
            }
        }
        while (head < tail) {
            int state = queue[head++];
            outputs[state] |= outputs[fail[state]];
            for (int c = 1; c < classCount; c++) {
                int to = next[state * STRIDE + c];
                if (to == 0) {
                    next[state * STRIDE + c] = next[fail[state] * STRIDE + c];
                } else {
                    fail[to] = next[fail[state] * STRIDE + c];
                    queue[tail++] = to;
                }
            }
        }
        renumber(queue, tail);
        return this;
    }

    /** Plain states first in breadth-first order, so that the busy ones lie together; ending states last. */
    private void renumber(int[] queue, int count) {
        int[] number = new int[states];
        int plain = 1;
        for (int i = 0; i < count; i++) {
            plain += outputs[queue[i]] == 0 ? 1 : 0;
        }
        int ending = plain;
        int low = 1;
        for (int i = 0; i < count; i++) {
            number[queue[i]] = outputs[queue[i]] == 0 ? low++ : ending++;
        }
        int[] table = new int[states * STRIDE];
        int[] out = new int[states];
        for (int s = 0; s < states; s++) {
            out[number[s]] = outputs[s];
            for (int c = 0; c < classCount; c++) {
                table[number[s] * STRIDE + c] = number[next[s * STRIDE + c]] * STRIDE;
            }
        }
        next = table;
        outputs = out;
        firstEnd = plain * STRIDE;
    }

    /** Is asked at each end of a keyword, and may end the search. */
    interface Hit {
        /** {@code output} holds the sorts and lengths of the keywords whose last byte is at {@code at}. */
        boolean hit(byte[] bytes, int from, int to, int at, int output);
    }

    /**
     * Whether the hit says so of any keyword in the bytes. Long stretches are read by four cursors at once, because each
     * step of one waits for its table entry; each begins early enough to see a keyword on the seam whole.
     */
    boolean search(byte[] bytes, int from, int to, Hit hit) {
        int n = to - from;
        if (n < 256) {
            return one(bytes, from, from, to, to, hit);
        }
        int quarter = n / 4;
        int b1 = from + quarter;
        int b2 = b1 + quarter;
        int b3 = b2 + quarter;
        int i0 = from;
        int i1 = b1 - longest;
        int i2 = b2 - longest;
        int i3 = b3 - longest;
        int s0 = 0;
        int s1 = 0;
        int s2 = 0;
        int s3 = 0;
        byte[] cls = classes;
        int[] table = next;
        int ends = firstEnd;
        while (i0 < b1) {
            s0 = table[s0 + cls[bytes[i0] & 0xff]];
            s1 = table[s1 + cls[bytes[i1] & 0xff]];
            s2 = table[s2 + cls[bytes[i2] & 0xff]];
            s3 = table[s3 + cls[bytes[i3] & 0xff]];
            if (Math.max(Math.max(s0, s1), Math.max(s2, s3)) >= ends) {
                if ((s0 >= ends && hit.hit(bytes, from, to, i0, outputs[s0 / STRIDE]))
                        || (s1 >= ends && hit.hit(bytes, from, to, i1, outputs[s1 / STRIDE]))
                        || (s2 >= ends && hit.hit(bytes, from, to, i2, outputs[s2 / STRIDE]))
                        || (s3 >= ends && hit.hit(bytes, from, to, i3, outputs[s3 / STRIDE]))) {
                    return true;
                }
            }
            i0++;
            i1++;
            i2++;
            i3++;
        }
        return one(bytes, from, i1 - longest, b2, to, hit)
                || one(bytes, from, i2 - longest, b3, to, hit)
                || one(bytes, from, i3 - longest, to, to, hit);
    }

    private boolean one(byte[] bytes, int from, int begin, int end, int to, Hit hit) {
        int s = 0;
        for (int i = begin; i < end; i++) {
            s = next[s + classes[bytes[i] & 0xff]];
            if (s >= firstEnd && hit.hit(bytes, from, to, i, outputs[s / STRIDE])) {
                return true;
            }
        }
        return false;
    }

    /** Whether any keyword stands in the text. */
    boolean search(String text) {
        int s = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            s = next[s + classes[c < 256 ? c : 0x80 | (c & 15)]];
            if (s >= firstEnd || c >= 256) {
                return true;
            }
        }
        return false;
    }
}
