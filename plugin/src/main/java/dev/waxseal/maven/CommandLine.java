package dev.waxseal.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a command line shows of the JVM that it starts, itself or by programs that do nothing but call another one. A
 * script shows less: it may be one for something else, so a JVM of it is never sure.
 *
 * @param starts whether it starts a JVM
 * @param isDirect whether it is java itself that is called
 * @param isLeftRunning whether it says itself that nobody waits for it, by {@code &}
 * @param main the main class, jar or module where it is plain to see: never another argument, which may be a secret
 */
record CommandLine(
        Starts starts,
        boolean isDirect,
        boolean isLeftRunning,
        @Nullable String main) {

    /** What is known of a program; the later one outweighs those before it. */
    enum Starts {
        NO_JVM,
        PERHAPS_A_JVM,
        A_JVM
    }

    private static final CommandLine OF_NO_JVM = new CommandLine(Starts.NO_JVM, false, false, null);

    private static final Pattern JAVA = Pattern.compile("(.*[/\\\\])?javaw?(\\.exe)?");

    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ksh", "zsh", "cmd", "cmd.exe");

    private static final Set<String> CALL_ANOTHER = Set.of(
            "nohup", "env", "exec", "nice", "ionice", "setsid", "stdbuf", "time", "timeout", "command", "sudo",
            "start");

    /** What stands between such a program and the one that it calls: options, settings, numbers, {@code cmd /c}. */
    private static final Pattern OF_THE_CALL = Pattern.compile("[-+].*|/[a-zA-Z]|\\w+=.*|\\d+[smhd]?");

    /** Scripts, and the names of those that start a build, which is a JVM that starts others. */
    private static final Pattern SCRIPT =
            Pattern.compile("(.*[/\\\\])?(.+\\.(sh|bat|cmd|ps1)|mvnw?|gradlew?|sbt|jbang)");

    private static final Pattern MAY_START_JAVA = Pattern.compile("(?i)java|\\.(jar|war|sh)\\b|mvn|gradle|sbt");

    private static final Pattern BACKGROUND = Pattern.compile("(?<![&>])&(?![&>\\d])");

    private static final Pattern NEXT_COMMAND = Pattern.compile("&&|\\|\\|?|;|\\n|" + BACKGROUND);

    /** A script is read no further than this. */
    private static final int MOST = 1 << 16;

    /** Of java: the word behind one of these is its value. */
    private static final Set<String> HAVE_A_VALUE = Set.of(
            "-cp",
            "-classpath",
            "--class-path",
            "-p",
            "--module-path",
            "--upgrade-module-path",
            "--add-modules",
            "--limit-modules",
            "--add-exports",
            "--add-opens",
            "--add-reads",
            "--patch-module",
            "--enable-native-access");

    /** With one of these java tells something and ends. */
    private static final Pattern TELLS = Pattern.compile("-{1,2}(version|help|list-modules|help-extra)|-[X?h]");

    private static final Pattern MAIN = Pattern.compile("[\\w./\\\\ :-]+\\.[jw]ar|(?!.*\\.java$)[\\w$]+([./][\\w$]+)+");

    /** Of a program that is started in that directory. */
    static CommandLine of(String executable, List<String> arguments, Path directory) {
        if (isJava(executable)) {
            return ofJava(arguments, true, false);
        }
        List<String> words = new ArrayList<>(List.of(executable));
        words.addAll(arguments);
        return ofShell(String.join(" ", words).replaceAll("[\"']", ""), directory);
    }

    private static boolean isJava(String program) {
        return JAVA.matcher(program.toLowerCase(Locale.ROOT)).matches();
    }

    private static CommandLine ofShell(String line, Path directory) {
        boolean isLeftRunning = BACKGROUND.matcher(line).find();
        return Stream.of(NEXT_COMMAND.split(line))
                .map(command -> ofOne(List.of(command.strip().split("\\s+")), isLeftRunning, directory))
                .reduce(OF_NO_JVM, (one, other) -> other.starts.compareTo(one.starts) > 0 ? other : one);
    }

    private static CommandLine ofOne(List<String> words, boolean isLeftRunning, Path directory) {
        boolean isScript = false;
        boolean isCalled = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean isShell = SHELLS.contains(word.replaceFirst(".*[/\\\\]", ""));
            if (isShell || (!isScript && CALL_ANOTHER.contains(word))) {
                isScript |= isShell;
                isCalled = true;
            } else if (isCalled && OF_THE_CALL.matcher(word).matches()) {
                isScript &= !word.matches("-\\w*c|/[cCkK]"); // the next word is a command then
            } else if (isJava(word)) {
                return ofJava(words.subList(i + 1, words.size()), false, isLeftRunning);
            } else {
                boolean maybe = isScript
                        || SCRIPT.matcher(word.toLowerCase(Locale.ROOT)).matches();
                return maybe ? ofScript(word, isLeftRunning, directory) : OF_NO_JVM;
            }
        }
        return OF_NO_JVM;
    }

    private static CommandLine ofJava(List<String> arguments, boolean isDirect, boolean isLeftRunning) {
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            if (TELLS.matcher(word).matches()) {
                return OF_NO_JVM; // it has ended before anybody can talk to it
            }
            if (HAVE_A_VALUE.contains(word)) {
                i++;
            } else if (!word.startsWith("-") && !word.startsWith("@") && !word.isEmpty()) {
                boolean isPlain = MAIN.matcher(word).matches();
                return new CommandLine(Starts.A_JVM, isDirect, isLeftRunning, isPlain ? word : null);
            }
        }
        return new CommandLine(Starts.A_JVM, isDirect, isLeftRunning, null);
    }

    /** One that can be read, and names nothing that starts a JVM, is for something else: containers, a database. */
    private static CommandLine ofScript(String name, boolean isLeftRunning, Path directory) {
        Optional<String> text = read(name, directory);
        if (text.isPresent() && !MAY_START_JAVA.matcher(text.get()).find()) {
            return OF_NO_JVM;
        }
        boolean leavesOne = text.stream()
                .flatMap(String::lines)
                .anyMatch(line -> MAY_START_JAVA.matcher(line).find()
                        && BACKGROUND.matcher(line).find());
        return new CommandLine(Starts.PERHAPS_A_JVM, false, isLeftRunning || leavesOne, null);
    }

    private static Optional<String> read(String name, Path directory) {
        try {
            Path file = directory.resolve(name);
            return Files.isRegularFile(file) && Files.size(file) <= MOST
                    ? Optional.of(Files.readString(file))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty(); // no text, or no name of a file
        }
    }
}
