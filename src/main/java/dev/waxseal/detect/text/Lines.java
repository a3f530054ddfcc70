package dev.waxseal.detect.text;

import java.util.ArrayList;
import java.util.List;

/** Reads what rule files and word files have in common; a mistake is an exception that says what is wrong. */
public final class Lines {
    /** What stands between the words of a list. */
    public static final String COMMA = ", ";

    private Lines() {}

    /** What stands between commas; a regular expression would be the first of many a JVM. */
    public static List<String> listed(String line, int from) {
        List<String> all = new ArrayList<>();
        int start = from;
        for (int comma = line.indexOf(COMMA, start); comma >= 0; comma = line.indexOf(COMMA, start)) {
            all.add(word(line, start, comma));
            start = comma + COMMA.length();
        }
        all.add(word(line, start, line.length()));
        return all;
    }

    /** What stands before each line feed. */
    public static List<String> split(String lines) {
        List<String> all = new ArrayList<>();
        int start = 0;
        for (int end = lines.indexOf('\n'); end >= 0; end = lines.indexOf('\n', start)) {
            all.add(lines.substring(start, end));
            start = end + 1;
        }
        return all;
    }

    private static String word(String line, int from, int to) {
        if (from >= to || line.charAt(from) <= ' ' || line.charAt(to - 1) <= ' ' || line.charAt(to - 1) == ',') {
            throw new IllegalArgumentException(
                    "words stand with \", \" between, and no more: \"" + line.substring(Math.min(from, to), to) + '"');
        }
        return line.substring(from, to);
    }

    /** Sees that a line can be read, and compared with another one. */
    public static void narrow(String line, int widest) {
        if (line.length() > widest) {
            throw new IllegalArgumentException(
                    "has " + line.length() + " characters; lines that add up have at most " + widest);
        }
    }
}
