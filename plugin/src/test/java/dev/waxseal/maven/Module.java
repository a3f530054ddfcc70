package dev.waxseal.maven;

import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.jspecify.annotations.Nullable;

/** A module in the middle of a build: its POM as Maven has read it, and what its tests have left. */
final class Module {

    static final Instant BUILD_STARTED = Instant.parse("2026-11-23T12:00:00Z");
    static final Instant AGENT_PREPARED = BUILD_STARTED.plusSeconds(1);
    static final Instant TESTED = BUILD_STARTED.plusSeconds(10);

    final MavenProject project = new MavenProject();
    final MavenSession session = mock(MavenSession.class, RETURNS_DEEP_STUBS);
    final Properties commandLine = new Properties();
    final Path output;
    private final Path directory;

    Module(Path directory) {
        this.directory = directory;
        this.output = directory.resolve("target/waxseal");
        project.setFile(directory.resolve("pom.xml").toFile());
        project.getBuild()
                .setOutputDirectory(directory.resolve("target/classes").toString());
        project.getBuild()
                .setTestOutputDirectory(directory.resolve("target/test-classes").toString());
        project.getBuild().setDirectory(directory.resolve("target").toString());
        when(session.getStartTime()).thenReturn(Date.from(BUILD_STARTED));
        when(session.getUserProperties()).thenReturn(commandLine);
        when(session.getProjects()).thenReturn(List.of(project));
        when(session.getAllProjects()).thenReturn(List.of(project));
        when(session.getExecutionRootDirectory()).thenReturn(directory.toString());
        when(session.getRequest().getData()).thenReturn(new HashMap<>());
        when(session.getRequest().getMultiModuleProjectDirectory()).thenReturn(directory.toFile());
    }

    /** Its POM has this plugin with one execution, both configured so. */
    Plugin plugin(String groupId, String artifactId, String configuration) throws Exception {
        Plugin plugin = new Plugin();
        plugin.setGroupId(groupId);
        plugin.setArtifactId(artifactId);
        PluginExecution execution = new PluginExecution();
        execution.setId("default-test");
        plugin.addExecution(execution);
        if (!configuration.isEmpty()) {
            String xml = "<configuration>" + configuration + "</configuration>";
            plugin.setConfiguration(Xpp3DomBuilder.build(new StringReader(xml)));
            execution.setConfiguration(Xpp3DomBuilder.build(new StringReader(xml)));
        }
        project.getBuild().addPlugin(plugin);
        project.getBuild().flushPluginMap();
        return plugin;
    }

    Plugin surefire(String configuration) throws Exception {
        return plugin("org.apache.maven.plugins", "maven-surefire-plugin", configuration);
    }

    /** The agent was prepared before the tests. */
    void prepared() throws IOException {
        Watch.prepare(output, BUILD_STARTED, AGENT_PREPARED);
    }

    /** A class of tests ran in the JVM that was started by this command, or by one that the report does not tell. */
    void tested(String testClass, String command, Instant when) throws IOException {
        report(
                "TEST-" + testClass + ".xml",
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xsi:noNamespaceSchemaLocation="https://maven.apache.org/surefire/maven-surefire-plugin/xsd/surefire-test-report.xsd"
                    name="%s">
                  %s
                  <testcase name="passes"/>
                </testsuite>
                """.formatted(
                                testClass,
                                command.isEmpty()
                                        ? ""
                                        : "<properties><property name=\"sun.java.command\" value=\"" + command
                                                + "\"/></properties>"),
                when);
    }

    void report(String name, String text, Instant when) throws IOException {
        Path report = directory.resolve("target/surefire-reports").resolve(name);
        Files.createDirectories(report.getParent());
        Files.writeString(report, text);
        Files.setLastModifiedTime(report, FileTime.from(when));
    }

    /** A test goal began then, made from what is there now. */
    void began(String goal, Instant when) throws IOException {
        began(goal, when, Selection.ALL);
    }

    /** The same, and it was told to run those tests. */
    void began(String goal, Instant when, Selection selection) throws IOException {
        began(goal, when, selection, null);
    }

    /** A test goal began then that was to run that class for sure. */
    void beganToRun(String test, String goal, Instant when) throws IOException {
        began(goal, when, Selection.ALL, test);
    }

    private void began(String goal, Instant when, Selection selection, @Nullable String test) throws IOException {
        Watch watch = Watch.read(output).orElseThrow();
        MadeFrom madeFrom = MadeFrom.of(project);
        watch.begin(new Watch.Run(goal, watch.build(), when.toEpochMilli(), madeFrom, selection, test), List.of(goal))
                .write(output);
    }

    /** An application was started then. */
    void started(String goal, String fix, Instant when) throws IOException {
        started(goal, fix, when, Watch.Kind.BESIDE_THE_TESTS, null);
    }

    /** The same, of what kind it is, and what its JVM runs. */
    void started(String goal, String fix, Instant when, Watch.Kind kind, @Nullable String main) throws IOException {
        Watch watch = Watch.read(output).orElseThrow();
        watch.begin(new Watch.Application(goal, fix, watch.build(), when.toEpochMilli(), kind, main))
                .write(output);
    }

    /** The module has this class among those of its tests, and it is named as a test is. */
    void testClass(String name) throws IOException {
        Path file = directory.resolve("target/test-classes").resolve(name + ".class");
        Files.createDirectories(file.getParent());
        try (InputStream in = Module.class.getResourceAsStream("CheckMojoTest.class")) {
            Files.write(file, in.readAllBytes());
        }
    }

    /** All of its classes were compiled then. */
    void compiledAt(Instant when) throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("target/test-classes"))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.setLastModifiedTime(file, FileTime.from(when));
            }
        }
    }

    /** A JVM with that main class or jar left a journal with these lines in it. */
    void heard(String command, String... lines) throws IOException {
        heardAt(Instant.ofEpochMilli(1), command, lines);
    }

    /** The same, and says when that JVM started. */
    void heardAt(Instant time, String command, String... lines) throws IOException {
        Files.writeString(
                Files.createTempFile(journals(), "1-", ".jsonl"),
                started(1, time, command) + String.join("\n", lines) + "\n{\"type\":\"ended\"}\n");
    }

    /** A JVM has started and not ended yet. */
    void running(long pid, Instant time) throws IOException {
        Files.writeString(journals().resolve(pid + "-u.jsonl"), started(pid, time, "server"));
    }

    private Path journals() throws IOException {
        return Files.createDirectories(output.resolve("journal"));
    }

    private static String started(long pid, Instant time, String command) {
        return """
                {"type":"started","schema":"waxseal-journal/1","pid":%d,"uuid":"u","java":"17","vendor":"v",\
                "command":"%s","agent":"1","settings":"output=waxseal","time":%d}
                """.formatted(pid, command, time.toEpochMilli());
    }
}
