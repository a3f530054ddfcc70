package dev.waxseal.journal;

import java.util.ArrayList;
import java.util.List;

/** How the agent's argument is written: options parted by commas, where {@code \,} is a comma and {@code \\} a backslash. */
final class Options {

    private Options() {}

    /** The options of an argument, each {@code key=value}, with their commas and backslashes as they were meant. */
    static List<String> split(String argument) {
        List<String> options = new ArrayList<>();
        StringBuilder option = new StringBuilder();
        for (int i = 0; i < argument.length(); i++) {
            char c = argument.charAt(i);
            if (c == '\\' && i + 1 < argument.length() && isSpecial(argument.charAt(i + 1))) {
                option.append(argument.charAt(++i));
            } else if (c == ',') {
                options.add(option.toString());
                option.setLength(0);
            } else {
                option.append(c);
            }
        }
        options.add(option.toString());
        options.removeAll(List.of("")); // of an empty argument, or of a comma too many
        return options;
    }

    /** Appends a value so that {@link #split} gives it back. */
    static void escape(String value, StringBuilder to) {
        for (int i = 0; i < value.length(); i++) {
            if (isSpecial(value.charAt(i))) {
                to.append('\\');
            }
            to.append(value.charAt(i));
        }
    }

    private static boolean isSpecial(char c) {
        return c == ',' || c == '\\';
    }
}
