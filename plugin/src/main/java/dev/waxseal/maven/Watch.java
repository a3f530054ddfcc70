package dev.waxseal.maven;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Properties;

/**
 * What {@code prepare-agent} leaves for {@code check}, which may run in a later call of Maven.
 *
 * @param buildStarted when the build started: test reports older than that are not its own
 * @param agentPrepared when the agent was ready to be attached: tests before that ran without it
 */
record Watch(Instant buildStarted, Instant agentPrepared) {

    private static final String FILE = "watch.properties";
    private static final String BUILD_STARTED = "buildStarted";
    private static final String AGENT_PREPARED = "agentPrepared";

    /** The watch of the last build, or empty when the agent was not prepared in any. */
    static Optional<Watch> read(Path output) throws IOException {
        Path file = output.resolve(FILE);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        }
        try {
            return Optional.of(new Watch(
                    Instant.parse(properties.getProperty(BUILD_STARTED, "")),
                    Instant.parse(properties.getProperty(AGENT_PREPARED, ""))));
        } catch (DateTimeParseException e) {
            return Optional.empty(); // cut short: as good as none
        }
    }

    /** Keeps this watch, and of several in one build the first, whose agent all later tests have. */
    void write(Path output) throws IOException {
        Optional<Watch> before = read(output);
        if (before.isPresent() && before.get().buildStarted.equals(buildStarted)) {
            return;
        }
        Properties properties = new Properties();
        properties.setProperty(BUILD_STARTED, buildStarted.toString());
        properties.setProperty(AGENT_PREPARED, agentPrepared.toString());
        Files.createDirectories(output);
        try (OutputStream out = Files.newOutputStream(output.resolve(FILE))) {
            properties.store(out, "left by waxseal:prepare-agent for waxseal:check");
        }
    }
}
