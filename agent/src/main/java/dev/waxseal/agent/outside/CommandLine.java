package dev.waxseal.agent.outside;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The command line of a program that is started, as far as it is of interest.
 *
 * @param program its name, without where it lies; {@code java} also behind words that only run it ({@code nice java})
 * @param java where among its words the {@code java} command stands, or -1
 * @param main the main class, module or jar that the {@code java} command runs, also in the text that a shell is given; null where there
 *     is none, or none that sends anything
 * @param heard whether the agent goes with it
 */
public record CommandLine(
        String program, int java, @Nullable String main, boolean heard) {

    /** What runs the command behind it as it is. */
    private static final Set<String> WRAPPERS = Set.of(
            "env", "nice", "ionice", "nohup", "setsid", "timeout", "stdbuf", "time", "taskset", "numactl", "chrt",
            "sudo", "exec");

    /** How long, how nice, on which processors. */
    private static final Pattern NUMBER = Pattern.compile("(0x)?[0-9a-f,.-]*[0-9][0-9a-f,.-]*[smhd]?");

    /** Ends a command of a shell's. */
    private static final String END = ";";

    /** What runs a text. */
    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "ksh", "zsh");

    /** Options of the {@code java} command whose value is the next word. */
    private static final Set<String> WITH_VALUE = Set.of(
            "-cp",
            "-classpath",
            "--class-path",
            "-p",
            "--module-path",
            "--upgrade-module-path",
            "--add-modules",
            "--add-reads",
            "--add-exports",
            "--add-opens",
            "--limit-modules",
            "--patch-module",
            "--enable-native-access",
            "--illegal-native-access",
            "--finalization",
            "--source");

    /** After which it says something and ends. */
    private static final Set<String> INFORMING = Set.of(
            "-version",
            "--version",
            "-fullversion",
            "--full-version",
            "-h",
            "-help",
            "-?",
            "--help",
            "--help-extra",
            "-X",
            "--list-modules",
            "-d",
            "--describe-module",
            "--validate-modules",
            "--dry-run");

    /**
     * What Byte Buddy, also a copy of it, starts for a JVM that may not attach to itself, as Mockito asks for: it attaches to that one and
     * ends.
     */
    private static final String ATTACHER = "bytebuddy.agent.Attacher";

    private static final String[] FROM_ENVIRONMENT = {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"};

    /** Of these words and the environment of the program, null being that of this process. */
    public static CommandLine of(String[] words, @Nullable Map<?, ?> environment) {
        String program = words.length == 0 ? "" : name(words[0]);
        int java = isJava(program) ? 0 : WRAPPERS.contains(program) ? javaFrom(1, words) : -1;
        if (java >= 0) {
            return new CommandLine(
                    name(words[java]), java, whatRuns(words, java), isHeard(words) || isHeard(environment));
        }
        String text = SHELLS.contains(program) ? textOf(words) : null;
        if (text == null) {
            return new CommandLine(program, -1, null, false);
        }
        String main = whatRunsIn(inShell(text));
        return new CommandLine(program, -1, main, main != null && (isAgent(text) || isHeard(environment)));
    }

    private static boolean isJava(String program) {
        return program.equals("java") || program.equals("javaw");
    }

    /** Where the {@code java} command stands that the command from there on is, if it is one. */
    private static int javaFrom(int from, String[] words) {
        for (int i = from; i < words.length; i++) {
            String word = words[i];
            String program = name(word);
            if (isJava(program)) {
                return i;
            }
            boolean isSetting = word.startsWith("-")
                    || word.indexOf('=') > 0
                    || NUMBER.matcher(word).matches();
            if (!isSetting && !WRAPPERS.contains(program)) {
                return -1;
            }
        }
        return -1;
    }

    /** What a shell is told to run by {@code -c}. */
    private static @Nullable String textOf(String[] words) {
        for (int i = 1; i + 1 < words.length; i++) {
            if (words[i].startsWith("-") && words[i].endsWith("c")) { // -c, -ec
                return words[i + 1];
            }
        }
        return null;
    }

    private static @Nullable String whatRunsIn(String[] commands) {
        for (int i = 0; i < commands.length; i++) {
            int java = i == 0 || commands[i - 1].equals(END) ? javaFrom(i, commands) : -1;
            String main = java < 0 ? null : whatRuns(commands, java);
            if (main != null) {
                return main;
            }
        }
        return null;
    }

    /** Without where it lies. */
    private static String name(String word) {
        String last = lastPart(word);
        return last.endsWith(".exe") ? last.substring(0, last.length() - ".exe".length()) : last;
    }

    /** The words of a shell's text, and what ends its commands; nothing is expanded. */
    private static String[] inShell(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (quote == 0 && " \t\r\n;|&()<>".indexOf(c) >= 0) {
                words.add(word.toString());
                words.add(c == ' ' || c == '\t' ? "" : END);
                word.setLength(0);
            } else {
                word.append(c);
            }
        }
        words.add(word.toString());
        words.removeIf(String::isEmpty);
        return words.toArray(new String[0]);
    }

    /** Whether this word brings the agent along. */
    private static boolean isAgent(String word) {
        return word.contains("-javaagent:") && word.contains("waxseal");
    }

    private static boolean isHeard(String[] words) {
        for (String word : words) {
            if (isAgent(word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHeard(@Nullable Map<?, ?> environment) {
        for (String name : FROM_ENVIRONMENT) {
            Object options = environment == null ? System.getenv(name) : environment.get(name);
            if (options instanceof String text && isAgent(text)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String whatRuns(String[] words, int java) {
        String file = null;
        for (int i = java + 1; i < words.length; i++) {
            String word = words[i];
            if (INFORMING.contains(word) || word.equals(END)) {
                return null;
            }
            if (word.equals("-jar") || word.equals("-m") || word.equals("--module")) {
                return i + 1 < words.length ? lastPart(words[i + 1]) : null;
            }
            if (word.startsWith("--module=")) {
                return word.substring("--module=".length());
            }
            if (WITH_VALUE.contains(word)) {
                i++;
            } else if (word.startsWith("@")) {
                file = word.substring(0, 1) + lastPart(word.substring(1));
            } else if (!word.startsWith("-")) {
                return word.endsWith(ATTACHER) ? null : lastPart(word);
            }
        }
        return file;
    }

    private static String lastPart(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    /** The same words with this one behind the {@code java} command. */
    public String[] with(String option, String[] words) {
        String[] more = new String[words.length + 1];
        System.arraycopy(words, 0, more, 0, java + 1);
        more[java + 1] = option;
        System.arraycopy(words, java + 1, more, java + 2, words.length - java - 1);
        return more;
    }
}
