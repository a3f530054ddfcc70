package dev.waxseal.report;

import dev.waxseal.journal.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * A message as it stood on the wire, as far as it was recorded: its first line, who it was for, and each datum in its place,
 * masked. {@code …} stands for all that nobody wrote down.
 *
 * @param name what it is: {@code Request}
 * @param lines from the first to the last
 */
record MaskedMessage(String name, List<Line> lines) {

    /** A line of it, in pieces. */
    record Line(List<Piece> pieces) {
        static Line of(String text) {
            return new Line(List.of(Piece.plain(text)));
        }

        static Line of(String before, Piece datum, String after) {
            return new Line(List.of(Piece.plain(before), datum, Piece.plain(after)));
        }
    }

    /**
     * A stretch of a line.
     *
     * @param isDatum whether it is what was found
     */
    record Piece(String text, boolean isDatum) {
        static Piece plain(String text) {
            return new Piece(text, false);
        }
    }

    /**
     * One of the data in a message.
     *
     * @param isShown whether the finding at hand is about it
     */
    record Datum(String location, String evidence, boolean isShown) {
        Piece piece() {
            return new Piece(evidence, isShown);
        }

        /** What stands behind the first colon: the name of a field, or a path. */
        String name() {
            return location.substring(location.indexOf(':') + 1);
        }
    }

    /** The request, and the answer where that is what the finding is about; nothing where there was no message. */
    static List<MaskedMessage> of(Judgement shown, List<Judgement> together) {
        Finding finding = shown.finding();
        if (finding == null || finding.stage() == Finding.Stage.CONFIGURED) {
            return List.of();
        }
        List<Datum> data = new ArrayList<>();
        for (Judgement other : together) {
            String location = other.finding() == null ? null : other.finding().location();
            if (location != null) {
                data.add(new Datum(location, other.evidence(), other.id().equals(shown.id())));
            }
        }
        if (finding.request().method().isEmpty()) {
            return List.of(new MaskedMessage("Connection", connection(finding, shown, data)));
        }
        boolean isRequest = finding.direction() == Finding.Direction.REQUEST;
        List<Line> request = new ArrayList<>();
        request.add(FirstLine.of(finding, isRequest ? data : List.of()));
        request.add(Line.of("Host: " + host(finding.destination())));
        if (isRequest) {
            content(data, "Cookie: ", request);
            return List.of(new MaskedMessage("Request", request));
        }
        List<Line> response = new ArrayList<>();
        response.add(Line.of(finding.request().version() + " …"));
        content(data, "Set-Cookie: ", response);
        return List.of(new MaskedMessage("Request", request), new MaskedMessage("Response", response));
    }

    private static List<Line> connection(Finding finding, Judgement shown, List<Datum> data) {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(finding.request().url()));
        if (data.isEmpty()) {
            lines.add(new Line(List.of(new Piece(shown.evidence(), true))));
        }
        data.forEach(datum -> lines.add(elsewhere(datum)));
        return lines;
    }

    private static String host(Finding.Destination to) {
        return to.port() == 80 || to.port() <= 0 ? to.host() : to.host() + ":" + to.port();
    }

    private static void content(List<Datum> data, String cookie, List<Line> lines) {
        List<Datum> body = new ArrayList<>();
        List<Line> trailers = new ArrayList<>();
        for (Datum datum : data) {
            String family = datum.location().replaceFirst(":.*", "");
            switch (family) {
                case "header" -> lines.add(Line.of(datum.name() + ": ", datum.piece(), ""));
                case "cookie" -> lines.add(Line.of(cookie + datum.name() + "=", datum.piece(), ""));
                case "trailer" -> trailers.add(Line.of(datum.name() + ": ", datum.piece(), ""));
                case "query", "path", "userinfo" -> {
                    if (!FirstLine.shows(datum)) {
                        lines.add(elsewhere(datum));
                    }
                }
                default -> body.add(datum);
            }
        }
        lines.add(Line.of("…"));
        if (!body.isEmpty()) {
            lines.add(Line.of(""));
            lines.addAll(BodySketch.of(body));
        }
        if (!trailers.isEmpty()) {
            lines.add(Line.of(""));
            lines.addAll(trailers);
        }
    }

    /** Where it stood cannot be drawn, so it is said. */
    static Line elsewhere(Datum datum) {
        return Line.of(datum.location() + " = ", datum.piece(), "");
    }
}
