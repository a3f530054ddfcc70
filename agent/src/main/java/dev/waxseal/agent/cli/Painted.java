package dev.waxseal.agent.cli;

import java.util.regex.Pattern;

/** The summary in colours, for a terminal; what is said is the same. */
final class Painted {

    private static final String RED = "\u001b[1;31m";
    private static final String GREEN = "\u001b[1;32m";
    private static final String YELLOW = "\u001b[33m";
    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";

    private static final Pattern NUMBERED = Pattern.compile("[0-9]+\\. .*");

    private Painted() {}

    /** Each line in the colour of what it is. The text has no colours of its own: what steers a terminal is never in it. */
    static String text(String text) {
        StringBuilder painted = new StringBuilder(text.length() * 2);
        for (String line : text.split("\n", -1)) {
            String colour = colour(line);
            painted.append(colour)
                    .append(line)
                    .append(colour.isEmpty() ? "" : PLAIN)
                    .append('\n');
        }
        painted.setLength(painted.length() - 1);
        return painted.toString();
    }

    private static String colour(String line) {
        if (line.startsWith("Waxseal found nothing")) {
            return GREEN;
        }
        if (line.startsWith("Waxseal found ") || NUMBERED.matcher(line).matches()) {
            return RED;
        }
        if (line.startsWith("     fix ")) {
            return BOLD;
        }
        return line.startsWith("Warning: ") || line.startsWith("Not heard: ") ? YELLOW : "";
    }
}
