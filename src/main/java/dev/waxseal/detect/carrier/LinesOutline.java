package dev.waxseal.detect.carrier;

import java.io.ByteArrayOutputStream;

/** The place in long text or binary content: what stood just before is read again, from the beginning of a line if it has any. */
final class LinesOutline extends Outline {

    /** Of the lines before so many bytes are read again: what is said of a value stands close to it. */
    private static final int BEFORE = 1 << 10;

    @Override
    void follow(byte[] b, int from, int to) {
        int line = lineStart(b, from, to);
        if (line > from && waits(line, to)) {
            int most = Math.max(from, line - BEFORE);
            int context = most;
            while (context > from && context < line && !isEnd(b[context - 1])) {
                context++;
            }
            stop(line, context);
        } else if (line == from && waits(from, to)) {
            stop(from, from);
        } else {
            flow(b, from, to, '\\');
        }
    }

    private static int lineStart(byte[] b, int from, int to) {
        int line = to;
        while (line > from && !isEnd(b[line - 1])) {
            line--;
        }
        return line;
    }

    private static boolean isEnd(byte c) {
        return c == '\n' || c == '\r';
    }

    @Override
    void lead(ByteArrayOutputStream out) {
        // text says itself what it is
    }
}
