package dev.waxseal.report;

import dev.waxseal.report.MaskedMessage.Datum;
import dev.waxseal.report.MaskedMessage.Line;
import dev.waxseal.report.MaskedMessage.Piece;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a body looked like around the data that stood in it, drawn from their paths. */
final class BodySketch {

    private static final Pattern JSON_STEP =
            Pattern.compile("\\.([^.\\[\\]\"]+)|(\\[(?:\\d+|\\*)])|\\[\"([^\"]*)\"]|\\['([^']*)']");
    private static final Pattern XML_STEP = Pattern.compile("/([^/@<>\\s]+)|/(@[^/@<>\\s]+)$");

    /** Deeper than this a path is easier to read. */
    private static final int DEEPEST = 12;

    private final Map<String, BodySketch> inside = new LinkedHashMap<>();
    private @Nullable Datum datum;

    private BodySketch() {}

    static List<Line> of(List<Datum> data) {
        BodySketch json = new BodySketch();
        BodySketch xml = new BodySketch();
        List<Piece> form = new ArrayList<>();
        List<Line> parts = new ArrayList<>();
        List<Line> others = new ArrayList<>();
        for (Datum datum : data) {
            String location = datum.location();
            if (location.startsWith("body:$") && json.put(steps(datum.name().substring(1), JSON_STEP), datum)) {
                continue;
            }
            if (location.startsWith("body:/") && xml.put(steps(datum.name(), XML_STEP), datum)) {
                continue;
            }
            if (location.startsWith("form:")) {
                form.add(Piece.plain((form.isEmpty() ? "… " : " … & ") + datum.name() + "="));
                form.add(datum.piece());
            } else if (location.startsWith("part:")) {
                parts.add(Line.of("Content-Disposition: form-data; name=\"" + datum.name() + "\""));
                parts.add(Line.of(""));
                parts.add(Line.of("", datum.piece(), ""));
            } else if (location.equals("body") || location.equals("message")) {
                others.add(Line.of("… ", datum.piece(), " …"));
            } else {
                others.add(MaskedMessage.elsewhere(datum));
            }
        }
        List<Line> lines = new ArrayList<>();
        if (!json.inside.isEmpty()) {
            json.json("", "", lines);
        }
        xml.inside.forEach((name, element) -> element.xml("", name, lines));
        if (!form.isEmpty()) {
            form.add(Piece.plain(" …"));
            lines.add(new Line(form));
        }
        lines.addAll(parts);
        lines.addAll(others);
        return lines;
    }

    /** The steps of a path; none where it is not one that can be drawn. */
    private static List<String> steps(String path, Pattern step) {
        List<String> steps = new ArrayList<>();
        Matcher next = step.matcher(path);
        int end = 0;
        while (next.find() && next.start() == end) {
            for (int group = 1; group <= next.groupCount(); group++) {
                if (next.group(group) != null) {
                    steps.add(next.group(group));
                }
            }
            end = next.end();
        }
        return end == path.length() && steps.size() <= DEEPEST ? steps : List.of();
    }

    private boolean put(List<String> steps, Datum there) {
        BodySketch place = this;
        for (String step : steps) {
            if (place.datum != null) {
                return false;
            }
            place = place.inside.computeIfAbsent(step, name -> new BodySketch());
        }
        if (steps.isEmpty() || place.datum != null || !place.inside.isEmpty()) {
            return false;
        }
        place.datum = there;
        return true;
    }

    private void json(String indent, String before, List<Line> lines) {
        if (datum != null) {
            lines.add(Line.of(indent + before + "\"", datum.piece(), "\""));
            return;
        }
        boolean isList = inside.keySet().stream().allMatch(step -> step.startsWith("["));
        lines.add(Line.of(indent + before + (isList ? "[" : "{")));
        inside.forEach(
                (step, value) -> value.json(indent + "  ", step.startsWith("[") ? "" : "\"" + step + "\": ", lines));
        lines.add(Line.of(indent + "  …"));
        lines.add(Line.of(indent + (isList ? "]" : "}")));
    }

    private void xml(String indent, String name, List<Line> lines) {
        if (datum != null) {
            lines.add(Line.of(indent + "<" + name + ">", datum.piece(), "</" + name + ">"));
            return;
        }
        List<Piece> tag = new ArrayList<>(List.of(Piece.plain(indent + "<" + name)));
        inside.forEach((step, value) -> {
            if (step.startsWith("@") && value.datum != null) {
                tag.add(Piece.plain(" " + step.substring(1) + "=\""));
                tag.add(value.datum.piece());
                tag.add(Piece.plain("\""));
            }
        });
        tag.add(Piece.plain(">"));
        lines.add(new Line(tag));
        inside.forEach((step, element) -> {
            if (!step.startsWith("@")) {
                element.xml(indent + "  ", step, lines);
            }
        });
        lines.add(Line.of(indent + "  …"));
        lines.add(Line.of(indent + "</" + name + ">"));
    }
}
