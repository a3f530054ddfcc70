package dev.waxseal.report;

import dev.waxseal.journal.Finding;
import dev.waxseal.report.MaskedMessage.Datum;
import dev.waxseal.report.MaskedMessage.Line;
import dev.waxseal.report.MaskedMessage.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first line of a request (RFC 9112 section 3), with what was found in its target set apart. */
final class FirstLine {

    private static final Pattern URL = Pattern.compile("[a-z][a-z0-9+.-]*://[^/?#]*(.*)", Pattern.DOTALL);

    private FirstLine() {}

    /** Whether such a datum has its place in it. */
    static boolean shows(Datum datum) {
        return !datum.location().equals("userinfo");
    }

    static Line of(Finding finding, List<Datum> data) {
        Finding.Request request = finding.request();
        List<Piece> pieces = new ArrayList<>(List.of(Piece.plain(request.method() + " ")));
        String target = target(request.url(), finding.destination().via() != null);
        Datum shown = data.stream().filter(Datum::isShown).findFirst().orElse(null);
        int[] stretch = shown == null ? new int[] {0, 0} : stretch(target, shown);
        pieces.add(Piece.plain(target.substring(0, stretch[0])));
        pieces.add(new Piece(target.substring(stretch[0], stretch[1]), true));
        pieces.add(Piece.plain(target.substring(stretch[1])));
        pieces.add(Piece.plain(" " + request.version()));
        return new Line(pieces.stream().filter(piece -> !piece.text().isEmpty()).toList());
    }

    /** As a server is asked; a proxy is told the whole URL. */
    private static String target(String url, boolean isWhole) {
        Matcher parts = URL.matcher(url);
        if (isWhole || !parts.matches()) {
            return url;
        }
        String target = parts.group(1);
        return target.startsWith("/") ? target : "/" + target;
    }

    /** From where to where it goes; nothing where it is elsewhere. */
    private static int[] stretch(String target, Datum datum) {
        int query = target.indexOf('?');
        int end = query < 0 ? target.length() : query;
        if (datum.location().equals("path")) {
            return new int[] {0, end};
        }
        if (!datum.location().startsWith("query")) {
            return new int[] {0, 0};
        }
        Matcher value = Pattern.compile("[?&]" + Pattern.quote(datum.name()) + "=([^&#]*)")
                .matcher(target);
        return value.find() ? new int[] {value.start(1), value.end(1)} : new int[] {end, target.length()};
    }
}
