package dev.waxseal.agent.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.waxseal.catalogue.Severity;
import dev.waxseal.detect.Detection;
import dev.waxseal.detect.Explanation;
import dev.waxseal.detect.KindsFile;
import dev.waxseal.detect.Sighting;
import dev.waxseal.detect.UserKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
        description = "Finds sensitive data in a raw HTTP message, in a HAR file, or in each line of a file.",
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
            description = "A file of HTTP messages, a HAR file, or - for the standard input.")
    @SuppressWarnings("NullAway.Init")
    private String file;

    @Option(
            names = "--lines",
            description = "Each line is a text of its own; prints {\"line\":N,\"kinds\":[...]} for each.")
    private boolean lines;

    @Option(
            names = "--jsonl",
            description = "As --lines, where each line is a JSON string, or an object whose \"text\" it is.")
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
            eachLine(detection, out);
            return Main.PASS;
        }
        byte[] bytes = file.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
        List<String> why = new ArrayList<>();
        List<Sighting> sightings = new RecordedMessages(detection, explain ? because(why) : null).inspect(bytes);
        boolean fails = false;
        for (Sighting sighting : sightings) {
            fails |= sighting.severity().compareTo(Severity.HIGH) <= 0;
            out.println(sighting.severity() + "  " + sighting.kind() + "  " + sighting.location() + "  "
                    + sighting.evidence() + "  (" + sighting.rule().id() + ")");
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

    private void eachLine(Detection detection, PrintWriter out) throws IOException, Main.Failure {
        try (BufferedReader reader = reader()) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                List<String> why = new ArrayList<>();
                Set<String> kinds = new LinkedHashSet<>();
                for (Sighting sighting : detection.inspect(text(line, number), explain ? because(why) : null)) {
                    kinds.add(sighting.kind());
                }
                out.println(answer(number, kinds, why));
            }
        }
    }

    private String answer(int number, Set<String> kinds, List<String> why) {
        JsonObject answer = new JsonObject();
        answer.addProperty("line", number);
        answer.add("kinds", array(kinds));
        if (explain) {
            answer.add("because", array(why));
        }
        return answer.toString();
    }

    private static JsonArray array(Iterable<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    private BufferedReader reader() throws IOException {
        // a line that is not UTF-8 is still a line
        return new BufferedReader(new InputStreamReader(
                file.equals("-") ? System.in : Files.newInputStream(Path.of(file)),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)));
    }

    private String text(String line, int number) throws Main.Failure {
        if (!jsonl || line.isBlank()) {
            return line;
        }
        try {
            JsonElement element = JsonParser.parseString(line);
            JsonElement text =
                    element.isJsonObject() ? element.getAsJsonObject().get("text") : element;
            if (text != null && text.isJsonPrimitive()) {
                return text.getAsString();
            }
        } catch (JsonParseException e) {
            throw new Main.Failure(file + ":" + number + ": not JSON", e);
        }
        throw new Main.Failure(file + ":" + number + ": neither a JSON string nor an object with a \"text\"");
    }

    private static Explanation because(List<String> why) {
        return (location, consideration) -> why.add(location + ": " + consideration);
    }
}
