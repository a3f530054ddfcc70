package dev.waxseal.detect.carrier;

import dev.waxseal.detect.text.Chars;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Reads the options of a command line: {@code --password x}, and the short ones of well-known commands: {@code -u a:b}. */
public final class CommandLine {
    private static final int MAX_OPTION = 48;

    private static final int LONGEST_COMMAND = 16;

    /** What an option takes that holds a user and a password, with a colon between. */
    private static final String BOTH = "user:password";

    /** By command and option, what the value of the option is called. */
    private static final Map<String, String> OPTIONS = Map.ofEntries(
            Map.entry("curl -u", BOTH),
            Map.entry("curl --user", BOTH),
            Map.entry("curl -U", BOTH),
            Map.entry("curl --proxy-user", BOTH),
            Map.entry("curl -b", "Cookie"),
            Map.entry("curl --cookie", "Cookie"),
            Map.entry("http -a", BOTH),
            Map.entry("http --auth", BOTH),
            Map.entry("https -a", BOTH),
            Map.entry("https --auth", BOTH),
            Map.entry("sshpass -p", "password"),
            Map.entry("docker -p", "password"),
            Map.entry("podman -p", "password"),
            Map.entry("az -p", "password"),
            Map.entry("mongo -p", "password"),
            Map.entry("mongosh -p", "password"),
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
            Map.entry("keytool -keypass", "password"));

    private static final Set<String> COMMANDS = commands();

    /** Commands whose password is written right behind {@code -p}. */
    private static final Set<String> GLUED = Set.of("mysql", "mysqldump", "mysqladmin", "mysqlimport", "mariadb");

    /** What documentation calls the two instead of making them up. */
    private static final Set<String> EXAMPLES =
            Set.of("user", "username", "login", "password", "pass", "passwd", "pwd", "pw", "token", "xxx", "yyy");

    private final String s;
    private final String location;
    private final Scope scope;

    /** How far the line was read, and where its last word began. */
    private int read;

    private int word;

    /** The command that the options read now belong to, and the same if its password is written right behind {@code -p}; or empty. */
    private String command = "";

    private String glued = "";

    CommandLine(String s, String location, Scope scope) {
        this.s = s;
        this.location = location;
        this.scope = scope;
    }

    /** What the first look notices such commands by. */
    public static Set<String> keywords() {
        Set<String> keywords = new HashSet<>();
        for (String command : COMMANDS) {
            keywords.add(command + ' ');
        }
        for (String command : GLUED) {
            keywords.add(command + ' ');
        }
        return keywords;
    }

    /** Whether some option in what may be a command line holds a secret. */
    public static boolean any(String s) {
        Scope scope = Scope.root();
        CommandLine line = new CommandLine(s, "", scope);
        for (int dash = s.indexOf(" -"); dash >= 0; dash = s.indexOf(" -", dash + 1)) {
            line.option(dash + 1);
        }
        for (Datum datum : scope.data) {
            if (datum.name.equals(Datum.BASIC) || datum.name.equals("password") || datum.name.equals("Cookie")) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> commands() {
        Set<String> commands = new HashSet<>();
        for (String key : OPTIONS.keySet()) {
            commands.add(key.substring(0, key.indexOf(' ')));
        }
        return commands;
    }

    /** A line begins, perhaps as a part of the one before, which a backslash ended. */
    void line(int start) {
        read = start;
        word = start;
        if (start < 2 || s.charAt(start - 2) != '\\') {
            command = "";
            glued = "";
        }
    }

    /** Adds the value of the option that begins with this dash. */
    void option(int dash) {
        readTo(dash);
        int end = dash + 1;
        int most = Math.min(s.length(), dash + MAX_OPTION);
        while (end < most && (Chars.word(s.charAt(end)) || s.charAt(end) == '-' || s.charAt(end) == '_')) {
            end++;
        }
        String option = s.substring(dash, end);
        if (option.length() > 3 && option.startsWith("-p") && !glued.isEmpty()) {
            int to = Chars.tokenEnd(s, dash + 2, s.length());
            scope.add(location, "password", s.substring(dash + 2, to), dash + 2, to);
            return;
        }
        int from = end;
        while (from < s.length() && (s.charAt(from) == ' ' || s.charAt(from) == '\t')) {
            from++;
        }
        if (from == end || from >= s.length() || option.length() < 2 || s.charAt(from) == '-') {
            return;
        }
        boolean speaking = option.startsWith("--") || (option.length() > 4 && Character.isUpperCase(option.charAt(1)));
        String takes =
                option.length() > 2 && !speaking && !option.startsWith("-storepass") && !option.equals("-keypass")
                        ? null
                        : OPTIONS.get(command + ' ' + option);
        if (takes == null && !speaking) {
            return;
        }
        int to = wordEnd(from);
        String value = unquoted(from, to);
        int colon = value.indexOf(':');
        if (value.isEmpty() || value.startsWith("$")) {
            return;
        } else if (takes == null) {
            scope.add(location, option.substring(option.startsWith("--") ? 2 : 1), value, from, to);
        } else if (!takes.equals(BOTH)) {
            scope.add(location, takes, value, from, to);
        } else if (colon >= 0) {
            both(value.substring(0, colon), value.substring(colon + 1), from, to);
        }
    }

    /** A user and a password; or a key in the place of the user, and nothing behind it. */
    private void both(String user, String password, int from, int to) {
        boolean key = password.isEmpty() && user.length() >= 8 && Chars.hasDigit(user);
        if (password.startsWith("$")
                || user.startsWith("<")
                || (EXAMPLES.contains(user) && EXAMPLES.contains(password))) {
            return;
        }
        scope.add(location, Datum.BASIC, key ? user : password, from, to);
    }

    /** Where the word of a shell ends that begins here; quotes may begin and end within it. */
    private int wordEnd(int from) {
        char quote = 0;
        for (int i = from; i < s.length(); i++) {
            char c = s.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c <= ' ' || c == '<' || c == '>' || c == '`') {
                return i;
            }
        }
        return s.length();
    }

    private String unquoted(int from, int to) {
        String word = s.substring(from, to);
        return Chars.without(word, word.indexOf('\'') == 0 ? "'" : word.indexOf('"') >= 0 ? "\"" : "'");
    }

    /** Reads the line up to here for the command: its first known word, without its folder. */
    private void readTo(int dash) {
        for (; read < dash; read++) {
            char c = s.charAt(read);
            if (c == ' ' && read - word <= LONGEST_COMMAND) {
                String called = s.substring(word, read);
                command = command.isEmpty() && COMMANDS.contains(called) ? called : command;
                glued = glued.isEmpty() && GLUED.contains(called) ? called : glued;
            } else if (c == '|' || c == ';' || c == '`') {
                command = "";
                glued = "";
            }
            if (!Chars.word(c) && c != '_' && c != '-') {
                word = read + 1;
            }
        }
    }
}
