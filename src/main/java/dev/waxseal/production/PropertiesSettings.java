package dev.waxseal.production;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Reads {@code .properties} with the documents that Spring parts by {@code #---}, and files of environment variables. */
final class PropertiesSettings {

    private PropertiesSettings() {}

    static List<Setting> properties(String text) {
        List<Setting> settings = new ArrayList<>();
        List<Setting> document = new ArrayList<>();
        StringBuilder logical = new StringBuilder();
        int began = 0;
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            String start = line.stripLeading();
            if (logical.length() == 0) {
                if (line.strip().equals("#---") || line.strip().equals("!---")) {
                    settings.addAll(Documents.ofOneProfile(document));
                    document.clear();
                }
                if (start.isEmpty() || start.startsWith("#") || start.startsWith("!")) {
                    continue;
                }
                began = number;
            }
            logical.append(logical.length() == 0 ? line : start);
            if (goesOn(line)) {
                logical.setLength(logical.length() - 1);
            } else {
                add(logical.toString(), began, document);
                logical.setLength(0);
            }
        }
        if (logical.length() > 0) {
            add(logical.toString(), began, document);
        }
        settings.addAll(Documents.ofOneProfile(document));
        return settings;
    }

    /** {@code export NAME="value"}, a line each. */
    static List<Setting> environment(String text) {
        List<Setting> settings = new ArrayList<>();
        int number = 0;
        for (String written : (Iterable<String>) text.lines()::iterator) {
            number++;
            String line = written.strip();
            line = line.startsWith("export ")
                    ? line.substring("export ".length()).strip()
                    : line;
            int equals = line.indexOf('=');
            if (equals > 0 && !line.startsWith("#")) {
                String value = line.substring(equals + 1).strip();
                char quote = value.isEmpty() ? 0 : value.charAt(0);
                int end = quote == '"' || quote == '\'' ? value.indexOf(quote, 1) : -1;
                int comment = end < 0 ? value.indexOf(" #") : -1;
                value = end > 0
                        ? value.substring(1, end)
                        : comment < 0 ? value : value.substring(0, comment).strip();
                settings.add(new Setting(line.substring(0, equals).strip(), value, number, ""));
            }
        }
        return settings;
    }

    /** Whether it ends with an odd number of backslashes. */
    private static boolean goesOn(String line) {
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private static void add(String line, int number, List<Setting> settings) {
        Properties read = new Properties();
        try {
            read.load(new StringReader(line));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a string is always readable
        } catch (IllegalArgumentException e) {
            return; // a malformed escape: the application cannot read it either
        }
        for (String key : read.stringPropertyNames()) {
            settings.add(new Setting(key, read.getProperty(key).strip(), number, ""));
        }
    }
}
