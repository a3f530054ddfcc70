package dev.waxseal.journal;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

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

    /** The same files, separated as those of a class path are, by other paths. */
    static String each(String files, UnaryOperator<String> absolute) {
        String[] all = files.split(File.pathSeparator, -1);
        for (int i = 0; i < all.length; i++) {
            all[i] = absolute.apply(all[i]);
        }
        return String.join(File.pathSeparator, all);
    }

    /** It is written into the journal, so it must hold no secret. */
    static @Nullable String collector(@Nullable String url) {
        if (url == null || url.equals("environment") || url.matches("https?://[^/@?#]+(/[^?#]*)?")) {
            return url;
        }
        throw new UnusableSetting(
                "option \"otlp\" must be a URL like http://collector:4318, without a password, or the word"
                        + " environment");
    }

    /** What stands between colons. */
    static List<String> prefixes(String value) {
        List<String> prefixes = new ArrayList<>();
        int from = 0;
        while (from < value.length()) {
            int to = value.indexOf(':', from);
            to = to < 0 ? value.length() : to;
            if (to > from) {
                prefixes.add(value.substring(from, to));
            }
            from = to + 1;
        }
        return prefixes;
    }

    private static boolean isSpecial(char c) {
        return c == ',' || c == '\\';
    }
}
