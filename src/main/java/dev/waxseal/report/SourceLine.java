package dev.waxseal.report;

/**
 * Where in the repository something is shown: what code scanning, pull requests and development environments open.
 *
 * @param path of a file from the root of the repository, with slashes; never empty, and never out of the repository
 * @param line from 1, or 0 where it is not known
 */
public record SourceLine(String path, int line) {

    public SourceLine {
        if (path.isEmpty() || path.startsWith("/") || line < 0) {
            throw new IllegalArgumentException("not a line of the repository: " + path + ":" + line);
        }
    }

    /** The line, or the first one where it is not known: for readers who insist on one. */
    int lineOrFirst() {
        return Math.max(1, line);
    }

    /** {@code shop/src/main/java/com/acme/Pay.java:42}. */
    @Override
    public String toString() {
        return line == 0 ? path : path + ":" + line;
    }
}
