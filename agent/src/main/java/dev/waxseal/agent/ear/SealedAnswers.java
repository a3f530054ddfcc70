package dev.waxseal.agent.ear;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.waxseal.agent.call.Caller;
import dev.waxseal.agent.trust.Way;
import dev.waxseal.detect.Sighting;
import dev.waxseal.journal.Finding;
import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.ResponseHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringTokenizer;

/** Reads of answers that came through TLS which cookies they set, as far as the head came in one piece, and nothing else. */
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

    /** Whether the head sets any cookie, which few do. */
    static boolean setsCookies(byte[] bytes, int from, int count) {
        int end = from + Math.min(count, MOST);
        for (int at = from; at < end - SET_COOKIE.length(); at++) {
            if (bytes[at] == '\n') {
                if (bytes[at + 1] == '\r') {
                    return false; // what follows is no head
                }
                if (isSetCookie(bytes, at + 1)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isSetCookie(byte[] bytes, int at) {
        for (int i = 0; i < SET_COOKIE.length(); i++) {
            byte b = bytes[at + i];
            if ((b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b) != SET_COOKIE.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Of an answer from there that sets some. */
    void read(byte[] bytes, int from, int count, Way way) {
        String text = new String(bytes, from, Math.min(count, MOST), ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        String head = end < 0 ? text.substring(0, text.lastIndexOf('\n') + 1) : text.substring(0, end + 2);
        List<Sighting> all = sightings(head, false);
        if (all.isEmpty()) {
            return;
        }
        Caller caller = callers.ofThisThread();
        Finding.Circumstances there = new Finding.Circumstances(
                Finding.Direction.RESPONSE,
                new Finding.Request("", way.url() + '/', "HTTP/1.1"),
                way.destination(),
                Finding.Stage.WIRE,
                caller.client(),
                caller.origin(),
                caller.test());
        auditor.recorder().insecure(sightings(head, true), there);
        if (!head.toLowerCase(Locale.ROOT).contains(STRICT_TRANSPORT)) {
            auditor.recorder().lax(there);
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
