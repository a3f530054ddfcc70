package dev.waxseal.production;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads files of lines: HOCON, the configuration of servers, and what is nearly YAML, such as a template of it. */
final class LineSettings {

    private static final Pattern LINE =
            Pattern.compile("\\s*-?\\s*[\"']?([\\w.$/@-]+)[\"']?\\s*(?:[:=]|\\+=|\\s)\\s*(.*?)[\\s;,{]*");

    private LineSettings() {}

    static List<Setting> read(String text) {
        List<Setting> settings = new ArrayList<>();
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            String start = line.stripLeading();
            Matcher setting = LINE.matcher(line);
            if (!start.startsWith("#") && !start.startsWith("//") && setting.matches()) {
                settings.add(new Setting(setting.group(1), unquoted(setting.group(2)), number, ""));
            }
        }
        return settings;
    }

    private static String unquoted(String value) {
        int last = value.length() - 1;
        boolean isQuoted = last > 0 && (value.charAt(0) == '"' || value.charAt(0) == '\'');
        int end = isQuoted ? value.indexOf(value.charAt(0), 1) : -1;
        if (end > 0) {
            return value.substring(1, end);
        }
        int comment = value.indexOf(" #");
        return comment < 0 ? value : value.substring(0, comment).strip();
    }
}
