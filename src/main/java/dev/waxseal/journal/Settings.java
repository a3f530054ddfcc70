package dev.waxseal.journal;

import dev.waxseal.config.OneLine;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the agent was asked to do. Each setting is spelled here once: this record prints itself as the agent's argument
 * ({@code output=DIR,tests=false}) and parses it back.
 *
 * <p>A setting may also be the system property {@code waxseal.<key>} or the environment variable {@code WAXSEAL_<KEY>};
 * the argument wins, then the property, then the variable. In the argument {@code \,} is a comma and {@code \\} a
 * backslash; any other backslash stands for itself, so that most Windows paths need no care.
 *
 * <p>This is read before the application starts: plain loops here, no lambdas, no regular expressions.
 *
 * @param output the directory that takes the journal, the agent's log and the reports
 * @param tests whether to find out which test is running
 * @param responses whether to read what servers answer
 * @param kinds files that define further kinds of sensitive data, separated as those of a class path are, or null
 * @param application the package prefixes that count as the application, separated by colons; empty means that it is
 *     found by where its classes lie
 * @param project a file in which the build says where the application's classes lie, or null
 * @param children whether the agent goes into the JVMs that this one starts, too, which changes their command lines
 * @param probes whether trust managers and hostname verifiers are asked about certificates that the agent has forged
 * @param evidence files with the certificates of those for whom what leaks is sealed, separated as those of a class path
 *     are; null where it is kept from everyone
 * @param otlp the URL of a collector that is told of findings by OTLP, or {@code environment}; null where there is none
 * @param sparing how a hot or long-lived JVM is spared, by the keys of {@link Sparing}; empty where it need not be
 */
public record Settings(
        String output,
        boolean tests,
        boolean responses,
        @Nullable String kinds,
        List<String> application,
        @Nullable String project,
        boolean children,
        boolean probes,
        @Nullable String evidence,
        @Nullable String otlp,
        Map<String, String> sparing) {

    /** What holds where nothing is said. */
    public static final Settings DEFAULT =
            new Settings("waxseal", true, true, null, List.of(), null, false, true, null, null, Map.of());

    private static final String OUTPUT = "output";
    private static final String TESTS = "tests";
    private static final String RESPONSES = "responses";
    private static final String KINDS = "kinds";
    private static final String APPLICATION = "application";
    private static final String PROJECT = "project";
    private static final String CHILDREN = "children";
    private static final String PROBES = "probes";
    private static final String EVIDENCE = "evidence";
    private static final String OTLP = "otlp";
    private static final List<String> KEYS = List.of(
            OUTPUT,
            TESTS,
            RESPONSES,
            KINDS,
            APPLICATION,
            PROJECT,
            CHILDREN,
            PROBES,
            EVIDENCE,
            OTLP,
            "sample",
            "content",
            "cpu",
            "rotate",
            "keep");

    /** Those among them that {@link Sparing} reads, from here on. */
    private static final int FIRST_SPARING = 10;

    /** What {@code children} may be: heard, or only told of. */
    private static final String HEAR = "hear";

    private static final String TELL = "tell";

    /** Where a setting may come from other than the argument. */
    @FunctionalInterface
    public interface Source {
        /** The value under this name, or null. */
        @Nullable String get(String name);
    }

    public Settings {
        application = List.copyOf(application);
        sparing = Map.copyOf(sparing);
    }

    /** As it is where no more is said. */
    public Settings(String output, boolean tests, boolean responses, @Nullable String kinds, List<String> application) {
        this(output, tests, responses, kinds, application, null, false, true, null, null, Map.of());
    }

    /** The settings of this JVM: the agent's argument, then its system properties, then its environment. */
    public static Settings ofThisJvm(@Nullable String argument) {
        // anonymous classes: the first lambda of a JVM costs more than all the rest of this class
        return parse(
                argument,
                new Source() {
                    @Override
                    public @Nullable String get(String name) {
                        return System.getProperty(name);
                    }
                },
                new Source() {
                    @Override
                    public @Nullable String get(String name) {
                        return Self.variable(name);
                    }
                });
    }

    /**
     * Reads the settings.
     *
     * @param argument the agent's argument; null is as good as empty
     * @throws UnusableSetting when the argument or a value cannot be understood
     */
    public static Settings parse(@Nullable String argument, Source properties, Source variables) {
        Map<String, String> values = options(argument == null ? "" : argument);
        for (String key : KEYS) {
            String value = properties.get("waxseal." + key);
            if (value == null) {
                value = variables.get("WAXSEAL_" + key.toUpperCase(Locale.ROOT));
            }
            if (value != null) {
                values.putIfAbsent(key, value);
            }
            refuseEmpty(key, values.get(key));
        }
        return new Settings(
                values.getOrDefault(OUTPUT, DEFAULT.output),
                flag(values, TESTS, DEFAULT.tests),
                flag(values, RESPONSES, DEFAULT.responses),
                values.get(KINDS),
                Options.prefixes(values.getOrDefault(APPLICATION, "")),
                values.get(PROJECT),
                choice(values, CHILDREN, TELL, HEAR).equals(HEAR),
                flag(values, PROBES, DEFAULT.probes),
                values.get(EVIDENCE),
                Options.collector(values.get(OTLP)),
                sparing(values));
    }

    /**
     * Of an argument that is unusable, the output alone: where to say that the agent did not run.
     *
     * @param argument the agent's argument; null is as good as empty
     */
    public static Settings outputOnly(@Nullable String argument) {
        String output = System.getProperty("waxseal." + OUTPUT, DEFAULT.output);
        for (String option : Options.split(argument == null ? "" : argument)) {
            if (option.startsWith(OUTPUT + "=")) {
                output = option.substring(OUTPUT.length() + 1);
            }
        }
        output = output.isEmpty() ? DEFAULT.output : output;
        return new Settings(output, DEFAULT.tests, DEFAULT.responses, DEFAULT.kinds, DEFAULT.application);
    }

    /** The same for a JVM with another working directory: {@code absolute} makes a path one that holds there as well. */
    public Settings elsewhere(UnaryOperator<String> absolute) {
        return new Settings(
                absolute.apply(output),
                tests,
                responses,
                kinds == null ? null : Options.each(kinds, absolute),
                application,
                project == null ? null : absolute.apply(project),
                children,
                probes,
                evidence == null ? null : Options.each(evidence, absolute),
                otlp,
                sparing);
    }

    /** How this JVM is spared; null where it need not be. */
    public @Nullable Sparing howSpared() {
        return sparing.isEmpty() ? null : Sparing.of(sparing);
    }

    /** These settings as the agent's argument. What is as it would be anyway is left out, except the output. */
    public String argument() {
        StringBuilder argument = new StringBuilder(OUTPUT).append('=');
        Options.escape(output, argument);
        if (tests != DEFAULT.tests) {
            argument.append(',').append(TESTS).append('=').append(tests);
        }
        if (responses != DEFAULT.responses) {
            argument.append(',').append(RESPONSES).append('=').append(responses);
        }
        if (kinds != null) {
            Options.escape(kinds, argument.append(',').append(KINDS).append('='));
        }
        if (!application.isEmpty()) {
            Options.escape(
                    String.join(":", application),
                    argument.append(',').append(APPLICATION).append('='));
        }
        if (project != null) {
            Options.escape(project, argument.append(',').append(PROJECT).append('='));
        }
        if (children != DEFAULT.children) {
            argument.append(',').append(CHILDREN).append('=').append(HEAR);
        }
        if (probes != DEFAULT.probes) {
            argument.append(',').append(PROBES).append('=').append(probes);
        }
        if (evidence != null) {
            Options.escape(evidence, argument.append(',').append(EVIDENCE).append('='));
        }
        if (otlp != null) {
            Options.escape(otlp, argument.append(',').append(OTLP).append('='));
        }
        for (int i = FIRST_SPARING; i < KEYS.size(); i++) {
            String key = KEYS.get(i);
            if (sparing.containsKey(key)) {
                argument.append(',').append(key).append('=').append(sparing.get(key));
            }
        }
        return argument.toString();
    }

    @Override
    public String toString() {
        return argument();
    }

    private static Map<String, String> options(String argument) {
        Map<String, String> options = new HashMap<>();
        for (String option : Options.split(argument)) {
            int equals = option.indexOf('=');
            String key = equals < 0 ? option : option.substring(0, equals);
            if (!KEYS.contains(key)) {
                throw UnusableSetting.unknown(key, KEYS);
            }
            if (equals < 0) {
                throw new UnusableSetting("option \"" + key + "\" needs a value: " + key + "=...");
            }
            if (options.put(key, option.substring(equals + 1)) != null) {
                throw new UnusableSetting("option \"" + key + "\" is given twice");
            }
        }
        return options;
    }

    /** An empty value is a slip, as of a variable that was not set: what was meant cannot be guessed. */
    private static void refuseEmpty(String key, @Nullable String value) {
        if (value != null && value.isBlank()) {
            throw new UnusableSetting("option \"" + key + "\" is empty: give it a value, or leave it out");
        }
    }

    private static boolean flag(Map<String, String> values, String key, boolean otherwise) {
        String value = values.get(key);
        if (value == null) {
            return otherwise;
        }
        if (value.equals("true") || value.equals("false")) {
            return value.equals("true");
        }
        throw new UnusableSetting("option \"" + key + "\" must be true or false, but is " + OneLine.quoted(value));
    }

    private static Map<String, String> sparing(Map<String, String> values) {
        Map<String, String> some = new HashMap<>();
        for (int i = FIRST_SPARING; i < KEYS.size(); i++) {
            String key = KEYS.get(i);
            if (values.containsKey(key)) {
                some.put(key, values.get(key));
            }
        }
        if (!some.isEmpty()) {
            Sparing.of(some); // or nothing is begun
        }
        return some;
    }

    /** One of two words; the first where nothing is said. */
    private static String choice(Map<String, String> values, String key, String otherwise, String other) {
        String value = values.getOrDefault(key, otherwise);
        if (value.equals(otherwise) || value.equals(other)) {
            return value;
        }
        throw new UnusableSetting(
                "option \"" + key + "\" must be " + otherwise + " or " + other + ", but is \"" + value + "\"");
    }
}
