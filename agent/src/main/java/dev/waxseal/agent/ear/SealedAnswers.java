package dev.waxseal.agent.ear;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.waxseal.agent.call.Caller;
import dev.waxseal.agent.trust.Way;
import dev.waxseal.detect.Sighting;
import dev.waxseal.journal.Finding;
import dev.waxseal.tls.HostName;
import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.ResponseHead;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * Reads of answers that came through TLS which cookies they set, as far as the head came in one piece, whether they ask to
 * keep to TLS, and nothing else.
 */
final class SealedAnswers {

    private static final String SET_COOKIE = "set-cookie:";
    private static final String STRICT_TRANSPORT = "\nstrict-transport-security:";

    /** Heads are no longer; what comes behind is not looked at. */
    private static final int MOST = 16 << 10;

    private final Auditor auditor;
    private final Callers callers;

    SealedAnswers(Auditor auditor, Callers callers) {
        this.auditor = auditor;
        this.callers = callers;
    }

    /**
     * Of an answer from there, to a client of which this much is known otherwise.
     *
     * @param confided whether it answers one who sent credentials
     */
    void read(ByteBuffer bytes, int from, int count, Way way, @Nullable Caller maker, boolean confided) {
        byte[] first = new byte[Math.min(count, MOST)];
        bytes.duplicate().limit(from + first.length).position(from).get(first);
        String text = new String(first, ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        String head = end < 0 ? text.substring(0, text.lastIndexOf('\n') + 1) : text.substring(0, end + 2);
        List<Sighting> all = sightings(head, false);
        boolean lax = end >= 0
                && (confided || !all.isEmpty())
                && !HostName.isAddress(way.destination().host()) // of which nobody keeps it in mind: RFC 6797, 8.1.1
                && !head.toLowerCase(Locale.ROOT).contains(STRICT_TRANSPORT);
        if (all.isEmpty() && !lax) {
            return;
        }
        Caller here = callers.ofThisThread();
        Caller caller = maker == null ? here : here.or(maker);
        Finding.Circumstances there = new Finding.Circumstances(
                Finding.Direction.RESPONSE,
                new Finding.Request("", way.url() + '/', "HTTP/1.1"),
                way.destination(),
                Finding.Stage.WIRE,
                caller.client(),
                caller.origin(),
                caller.test());
        auditor.recorder().insecure(sightings(head, true), there);
        if (lax) {
            auditor.recorder().lax(all.isEmpty() ? "to one who sends credentials" : "beside a session's cookie", there);
        }
    }

    private List<Sighting> sightings(String head, boolean insecureAlone) {
        List<Field> cookies = new ArrayList<>(2);
        for (String line : head.split("\r\n", -1)) {
            if (line.regionMatches(true, 0, SET_COOKIE, 0, SET_COOKIE.length()) && !(insecureAlone && isSecure(line))) {
                cookies.add(new Field(
                        "Set-Cookie", line.substring(SET_COOKIE.length()).strip()));
            }
        }
        return cookies.isEmpty()
                ? List.of()
                : auditor.detection().inspect(new ResponseHead(200, "HTTP/1.1", new Fields(cookies), null));
    }

    /** Whether one of the attributes says so (RFC 6265 section 4.1.2.5). */
    private static boolean isSecure(String setCookie) {
        StringTokenizer parts = new StringTokenizer(setCookie, ";");
        parts.nextToken(); // name and value
        while (parts.hasMoreTokens()) {
            if (parts.nextToken().strip().equalsIgnoreCase("secure")) {
                return true;
            }
        }
        return false;
    }
}
