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
import java.util.Set;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * Reads of answers that came through TLS which cookies they set, whether they ask to keep to TLS, and nothing else; in HTTP/1
 * as far as the head came in one piece.
 */
final class SealedAnswers {

    private static final String SET_COOKIE = "set-cookie";
    private static final String STRICT_TRANSPORT = "strict-transport-security";

    /** The fields that are read. */
    static final Set<String> FIELDS = Set.of(SET_COOKIE, STRICT_TRANSPORT);

    /** Heads are no longer; what comes behind is not looked at. */
    private static final int MOST = 16 << 10;

    private final Auditor auditor;
    private final Callers callers;

    SealedAnswers(Auditor auditor, Callers callers) {
        this.auditor = auditor;
        this.callers = callers;
    }

    /** Of an answer in HTTP/1 from there, to a client of which this much is known otherwise. */
    void http1(ByteBuffer bytes, int from, int count, Way way, @Nullable Caller maker) {
        boolean confided = isAwaited(way);
        if (confided || WaxsealTap.setsCookies(bytes, from, count)) {
            byte[] first = new byte[Math.min(count, MOST)];
            bytes.duplicate().limit(from + first.length).position(from).get(first);
            String text = new String(first, ISO_8859_1);
            int end = text.indexOf("\r\n\r\n");
            String head = end < 0 ? text.substring(0, text.lastIndexOf('\n') + 1) : text.substring(0, end + 2);
            read(fields(head), end >= 0, "HTTP/1.1", way, maker, confided);
        }
    }

    /** Of the head of an answer in HTTP/2, as {@link #http1}; pushed ones answer nobody who sent anything. */
    void http2(boolean pushed, Fields fields, Way way, Caller maker) {
        boolean confided = !pushed && isAwaited(way);
        if (confided || fields.first(SET_COOKIE) != null) {
            read(fields, true, "HTTP/2", way, maker, confided);
        }
    }

    /** Whether it answers one who sent credentials. */
    private boolean isAwaited(Way way) {
        Finding.Destination to = way.destination();
        return WaxsealTap.confided && auditor.confided().take("https://" + to.host() + ':' + to.port());
    }

    private static Fields fields(String head) {
        List<Field> fields = new ArrayList<>(2);
        for (String line : head.split("\r\n", -1)) {
            for (String name : FIELDS) {
                if (line.regionMatches(true, 0, name, 0, name.length()) && line.startsWith(":", name.length())) {
                    fields.add(new Field(name, line.substring(name.length() + 1).strip()));
                }
            }
        }
        return new Fields(fields);
    }

    private void read(Fields fields, boolean whole, String version, Way way, @Nullable Caller maker, boolean confided) {
        List<Sighting> all = sightings(fields, version, false);
        boolean lax = whole
                && (confided || !all.isEmpty())
                && !HostName.isAddress(way.destination().host()) // of which nobody keeps it in mind: RFC 6797, 8.1.1
                && fields.first(STRICT_TRANSPORT) == null;
        if (all.isEmpty() && !lax) {
            return;
        }
        Caller here = callers.ofThisThread();
        Caller caller = maker == null ? here : here.or(maker);
        Finding.Circumstances there = new Finding.Circumstances(
                Finding.Direction.RESPONSE,
                new Finding.Request("", way.url() + '/', version),
                way.destination(),
                Finding.Stage.WIRE,
                caller.client(),
                caller.origin(),
                caller.test());
        auditor.recorder().insecure(sightings(fields, version, true), there);
        if (lax) {
            auditor.recorder().lax(all.isEmpty() ? "to one who sends credentials" : "beside a session's cookie", there);
        }
    }

    private List<Sighting> sightings(Fields fields, String version, boolean insecureAlone) {
        List<Field> cookies = new ArrayList<>(2);
        for (Field field : fields) {
            if (field.is(SET_COOKIE) && !(insecureAlone && isSecure(field.value()))) {
                cookies.add(new Field("Set-Cookie", field.value()));
            }
        }
        return cookies.isEmpty()
                ? List.of()
                : auditor.detection().inspect(new ResponseHead(200, version, new Fields(cookies), null));
    }

    /** Whether one of the attributes says so (RFC 6265 section 4.1.2.5). */
    private static boolean isSecure(String cookie) {
        int attributes = cookie.indexOf(';'); // behind name and value
        StringTokenizer parts = new StringTokenizer(attributes < 0 ? "" : cookie.substring(attributes), ";");
        while (parts.hasMoreTokens()) {
            if (parts.nextToken().strip().equalsIgnoreCase("secure")) {
                return true;
            }
        }
        return false;
    }
}
