package dev.waxseal.agent.cli;

import dev.waxseal.catalogue.Severity;
import dev.waxseal.detect.Detection;
import dev.waxseal.detect.Explanation;
import dev.waxseal.detect.KindsFile;
import dev.waxseal.detect.Sighting;
import dev.waxseal.detect.UserKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code scan FILE}: what is sensitive in a recorded message, or in each line of a file, and why. */
@Command(
        name = "scan",
        description = "Finds sensitive data in recorded messages, or in each line of a file.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing critical or high was found; always with --lines and --jsonl",
            "1:something critical or high was found",
            "2:not understood or not readable"
        },
        mixinStandardHelpOptions = true)
final class ScanCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = {
                "A raw HTTP message, a HAR file, an .http file, curl's command lines,",
                "a recorded mapping or cassette in JSON or YAML, or - for the standard input."
            })
    @SuppressWarnings("NullAway.Init")
    private String file;

    @Option(
            names = "--lines",
            description = "Each line is a text of its own; prints {\"line\":N,\"kinds\":[...]} for each.")
    private boolean lines;

    @Option(
            names = "--jsonl",
            description = {
                "As --lines, where each line is a JSON string, or an object whose \"text\" it is;",
                "its \"carrier\" may be text, header:NAME, cookie, url, query, path, json, form, xml, ..."
            })
    private boolean jsonl;

    @Option(
            names = "--kinds",
            paramLabel = "FILE",
            description = "Looks also for the kinds that this file defines under \"kinds:\", as waxseal.yml does.")
    private @Nullable Path kinds;

    @Option(names = "--explain", description = "Tells which words, checks and vetoes decided.")
    private boolean explain;

    @Override
    public Integer call() throws IOException, Main.Failure {
        if (lines && jsonl) {
            throw new ParameterException(spec.commandLine(), "--lines and --jsonl exclude each other");
        }
        PrintWriter out = spec.commandLine().getOut();
        Detection detection = Detection.with(added());
        if (lines || jsonl) {
            try (InputStream in = input()) {
                new EachLine(detection, file, jsonl, explain, out).answer(in);
            }
            return Main.PASS;
        }
        byte[] bytes = file.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
        List<String> why = new ArrayList<>();
        List<Sighting> sightings = new RecordedMessages(detection, explain ? because(why) : null).inspect(bytes, file);
        boolean fails = false;
        for (Sighting sighting : sightings) {
            fails |= sighting.severity().compareTo(Severity.HIGH) <= 0;
            out.println(sighting.severity() + "  " + (sighting.kind().isEmpty() ? "-" : sighting.kind()) + "  "
                    + sighting.location() + "  " + sighting.evidence() + "  ("
                    + sighting.rule().id() + ")");
        }
        why.forEach(line -> out.println("  because " + line));
        out.println(sightings.isEmpty() ? "Nothing sensitive was found." : sightings.size() + " found.");
        return fails ? Main.FAIL : Main.PASS;
    }

    private List<UserKind> added() throws IOException {
        try {
            return kinds == null ? List.of() : KindsFile.read(kinds);
        } catch (IllegalArgumentException unusable) {
            throw new ParameterException(spec.commandLine(), String.valueOf(unusable.getMessage()), unusable);
        }
    }

    private InputStream input() throws IOException {
        return file.equals("-") ? System.in : Files.newInputStream(Path.of(file));
    }

    private static Explanation because(List<String> why) {
        return (location, consideration) -> why.add(location + ": " + consideration);
    }
}
