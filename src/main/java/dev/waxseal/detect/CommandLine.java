package dev.waxseal.detect;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the options of a command line: {@code --password x}, and the short ones of well-known commands: {@code -u a:b}. */
final class CommandLine {
    private static final int MAX_LINE = 512;
    private static final int MAX_OPTION = 48;

    /** What an option of a command takes: the name of its value, or {@code user:password} for both in one. */
    private static final String BOTH = "user:password";

    /** By command and option; a command of several words is known by its first. */
    private static final Map<String, String> OPTIONS = Map.ofEntries(
            Map.entry("curl -u", BOTH),
            Map.entry("curl --user", BOTH),
            Map.entry("curl -U", BOTH),
            Map.entry("curl --proxy-user", BOTH),
            Map.entry("http -a", BOTH),
            Map.entry("https -a", BOTH),
            Map.entry("http --auth", BOTH),
            Map.entry("https --auth", BOTH),
            Map.entry("sshpass -p", "password"),
            Map.entry("docker -p", "password"),
            Map.entry("podman -p", "password"),
            Map.entry("az -p", "password"),
            Map.entry("mongosh -p", "password"),
            Map.entry("mongo -p", "password"),
            Map.entry("mongodump -p", "password"),
            Map.entry("cqlsh -p", "password"),
            Map.entry("sqlcmd -P", "password"),
            Map.entry("bcp -P", "password"),
            Map.entry("mosquitto_pub -P", "password"),
            Map.entry("mosquitto_sub -P", "password"),
            Map.entry("redis-cli -a", "password"),
            Map.entry("ldapsearch -w", "password"),
            Map.entry("ldapadd -w", "password"),
            Map.entry("ldapmodify -w", "password"),
            Map.entry("zip -P", "password"),
            Map.entry("unzip -P", "password"),
            Map.entry("keytool -storepass", "password"),
            Map.entry("keytool -keypass", "password"),
            Map.entry("ConvertTo-SecureString -String", "password"));

    private static final Set<String> COMMANDS = OPTIONS.keySet().stream()
            .map(key -> key.substring(0, key.indexOf(' ')))
            .collect(Collectors.toUnmodifiableSet());

    private CommandLine() {}

    /** Adds the value of the option that begins with this dash. */
    static void option(String s, int lineStart, int dash, String location, Scope scope) {
        int end = dash + 1;
        int most = Math.min(s.length(), dash + MAX_OPTION);
        while (end < most && (Chars.word(s.charAt(end)) || s.charAt(end) == '-' || s.charAt(end) == '_')) {
            end++;
        }
        if (end >= s.length() || s.charAt(end) != ' ' || end - dash < 2) {
            return;
        }
        int from = end + 1;
        while (from < s.length() && s.charAt(from) == ' ') {
            from++;
        }
        int to;
        char quote = from < s.length() ? s.charAt(from) : ' ';
        boolean quoted = quote == '"' || quote == '\'';
        if (quoted) {
            from++;
            to = Chars.indexOf(s, quote, from, s.length());
        } else {
            to = Chars.tokenEnd(s, from, s.length());
        }
        if (to <= from || (!quoted && s.charAt(from) == '-')) {
            return;
        }
        String option = s.substring(dash, end);
        String value = s.substring(from, to);
        String takes = OPTIONS.get(command(s, lineStart, dash) + ' ' + option);
        if (takes == null) {
            if (option.startsWith("--") && !value.startsWith("$")) {
                scope.add(location, option.substring(2), value, from, to);
            }
        } else if (takes.equals(BOTH)) {
            int colon = value.indexOf(':');
            if (colon > 0 && !value.startsWith("$")) {
                scope.add(location, Examiner.BASIC, value.substring(colon + 1), from + colon + 1, to);
            }
        } else if (!value.startsWith("$")) {
            scope.add(location, takes, value, from, to);
        }
    }

    /** The first word of the command that this is an option of, without its folder; or empty. */
    private static String command(String s, int lineStart, int dash) {
        int from = Math.max(lineStart, dash - MAX_LINE);
        for (int i = dash - 1; i > from; i--) {
            char c = s.charAt(i);
            if (c == '|' || c == ';' || c == '&' || c == '`' || (c == '$' && s.charAt(i - 1) == ' ')) {
                from = i + 1;
                break;
            }
        }
        while (from < dash && !Chars.letter(s.charAt(from))) {
            from++;
        }
        int start = from;
        for (int i = from; i < dash; i++) {
            char c = s.charAt(i);
            if (c == ' ') {
                String word = s.substring(start, i);
                if (COMMANDS.contains(word)) {
                    return word;
                }
            }
            if (c == ' ' || c == '/') {
                start = i + 1;
            }
        }
        return "";
    }
}
