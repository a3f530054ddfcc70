package dev.waxseal.agent.ear;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.journal.JournalWriter;
import dev.waxseal.journal.Settings;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections that nothing is said on hold little, and those that are closed nothing. */
class IdleConnectionsTest {

    private static final int OPEN = 4_000;
    private static final int CLOSED = 10_000;

    /** Of one that was closed, in bytes. */
    private static final long LEFT = 100;

    private static final int TRIES = 50;
    private static final byte[] REQUEST =
            bytes("POST /orders HTTP/1.1\r\nHost: shop.example\r\nContent-Length: 9\r\n\r\n{\"a\":\"b\"}");
    private static final byte[] ANSWER = bytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");

    /** A request for {@code /orders} of {@code shop.example} with a field that is none of the static table's, all kept. */
    private static final byte[] HTTP_2_REQUEST = bytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
            + "\0\0\0\4\0\0\0\0\0"
            + "\0\0\46\1\5\0\0\0\1\u0083\u0086\104\7/orders\101\14shop.example\100\3x-a\7b-c-d-e");

    private static final byte[] HTTP_2_ANSWER = bytes("\0\0\0\4\0\0\0\0\0" + "\0\0\1\1\5\0\0\0\1\u0088");

    @TempDir
    private Path output;

    private final List<Object> open = new ArrayList<>(2 * OPEN);
    private Ear ear;

    @BeforeEach
    void listen() {
        Settings settings = Settings.parse("output=" + output + ",tests=false", key -> null, key -> null);
        ear = Ears.of(settings, JournalWriter.open(settings, "1"));
    }

    @Test
    void an_idle_connection_holds_less_than_a_kilobyte() {
        assertThat(heldByEach(REQUEST, ANSWER)).isLessThan(1_024);
    }

    @Test
    void an_idle_connection_of_http_2_holds_hardly_more() {
        assertThat(heldByEach(HTTP_2_REQUEST, HTTP_2_ANSWER)).isLessThan(1_280);
    }

    @Test
    void those_that_were_closed_leave_nothing_but_where_the_latest_led() {
        for (int i = 0; i < CLOSED / 10; i++) {
            ear.hearClosed(connection(i, REQUEST, ANSWER));
        }
        long before = heldAfterOneMore();
        for (int i = 0; i < CLOSED; i++) {
            ear.hearClosed(connection(i, REQUEST, ANSWER));
        }

        long left = Long.MAX_VALUE;
        for (int i = 0; i < TRIES && left > LEFT; i++) {
            left = (heldAfterOneMore() - before) / CLOSED;
        }
        assertThat(left).isLessThanOrEqualTo(LEFT);
    }

    /**
     * What hung on connections that the application has let go of goes when something is heard of another, as far as a
     * thread of the JVM has told of them by then.
     */
    private long heldAfterOneMore() {
        Ears.live();
        ear.hearClosed(connection(0, REQUEST, ANSWER));
        return Ears.live();
    }

    private long heldByEach(byte[] request, byte[] answer) {
        for (int i = 0; i < OPEN; i++) { // until all that grows has grown
            open.add(connection(i, request, answer));
        }
        long before = Ears.live();
        for (int i = 0; i < OPEN; i++) {
            open.add(connection(i, request, answer));
        }
        return (Ears.live() - before) / OPEN;
    }

    private Object connection(int number, byte[] request, byte[] answer) {
        Object key = new Object();
        ear.hearSent(key, InetAddress.getLoopbackAddress(), 80, 20_000 + number, request, 0, request.length);
        ear.hearReceived(key, answer, 0, answer.length);
        return key;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
