package dev.waxseal.agent.outside;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The command line of a program that is started, as far as it is of interest.
 *
 * @param program its name, without where it lies
 * @param isJava whether it is the {@code java} command
 * @param main the main class, module or jar if it is the {@code java} command and runs one, or null
 * @param heard whether the agent goes with it
 */
public record CommandLine(
        String program, boolean isJava, @Nullable String main, boolean heard) {

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

    private static final String[] FROM_ENVIRONMENT = {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"};

    /** Of these words and the environment of the program, null being that of this process. */
    public static CommandLine of(String[] words, @Nullable Map<?, ?> environment) {
        String program = words.length == 0 ? "" : lastPart(words[0]);
        if (program.endsWith(".exe")) {
            program = program.substring(0, program.length() - ".exe".length());
        }
        boolean isJava = program.equals("java") || program.equals("javaw");
        return new CommandLine(
                program, isJava, isJava ? whatRuns(words) : null, isJava && (isHeard(words) || isHeard(environment)));
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

    private static @Nullable String whatRuns(String[] words) {
        String file = null;
        for (int i = 1; i < words.length; i++) {
            String word = words[i];
            if (INFORMING.contains(word)) {
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
                return lastPart(word);
            }
        }
        return file;
    }

    private static String lastPart(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    /** The same words with this one behind the command. */
    public static String[] with(String option, String[] words) {
        String[] more = new String[words.length + 1];
        more[0] = words[0];
        more[1] = option;
        System.arraycopy(words, 1, more, 2, words.length - 1);
        return more;
    }
}
