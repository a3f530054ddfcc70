package dev.waxseal.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What was written before a connection ended is read although it is heard afterwards, from another thread. */
class LateTest {

    private static final String ASKED = "POST /login HTTP/1.1\nHost: a\nContent-Length: 6\n\n";
    private static final String HEARD = "> POST /login HTTP/1.1 for http://a";

    private static final String OPENING = "GET /chat HTTP/1.1\nHost: a\nUpgrade: websocket\nConnection: Upgrade\n\n";
    private static final String OPENED = "HTTP/1.1 101 Switching Protocols\nUpgrade: WebSocket\n\n";

    private final Overheard overheard = Overheard.inOnePiece();

    @Test
    void a_request() {
        assertThat(overheard.ended().sent(ASKED + "secret").lines()).containsExactly(HEARD, "> BODY secret");
    }

    @Test
    void a_request_whose_answer_was_heard_too() {
        overheard.received("HTTP/1.1 204 No Content\n\n").ended().sent(ASKED + "secret");

        assertThat(overheard.lines()).containsExactly("< HTTP/1.1 204 to nothing", HEARD, "> BODY secret");
    }

    @Test
    void the_rest_of_content_though_its_beginning_was_said_at_the_end() {
        overheard.sent(ASKED + "sec").ended();
        assertThat(overheard.lines()).containsExactly(HEARD, "> BODY sec");

        overheard.sent("ret");
        assertThat(overheard.lines()).endsWith("> BODY ret");
        assertThat(overheard.conversation.incomplete()).isFalse();
    }

    @Test
    void content_that_never_becomes_whole_and_of_which_nobody_tells_the_end() {
        assertThat(overheard.ended().sent(ASKED + "sec").lines()).containsExactly(HEARD, "> BODY sec");
    }

    @Test
    void a_message_on_a_websocket() {
        overheard.sent(OPENING).received(OPENED).ended();
        overheard.sent(WebSocketTest.frame(0x81, true, "secret".getBytes(US_ASCII)));
        overheard.sent(WebSocketTest.frame(0x88, true, new byte[0]));

        assertThat(overheard.lines()).endsWith("> MESSAGE secret");
        assertThat(overheard.conversation.incomplete()).isFalse();
    }

    @Test
    void a_message_on_a_websocket_whose_opening_was_heard_late_as_well() {
        overheard.received(OPENED).sent(OPENING).ended();
        overheard.sent(WebSocketTest.frame(0x81, true, "secret".getBytes(US_ASCII)));

        assertThat(overheard.lines()).endsWith("> MESSAGE secret");
    }

    @Test
    void a_request_of_http_2() {
        overheard
                .sent(Http2Talk.PREFACE)
                .sent(Http2Talk.SETTINGS)
                .received(Http2Talk.SETTINGS)
                .ended();
        overheard.sent(new Http2Talk().headers(1, false, ":method: POST", ":path: /login", ":authority: a"));
        overheard.sent(Http2Talk.data(1, true, "secret".getBytes(US_ASCII)));

        assertThat(overheard.lines()).containsExactly("> POST /login HTTP/2 for http://a", "> BODY secret");
    }

    @Test
    void a_head_that_was_said_as_far_as_it_went_and_whose_rest_cannot_be_read_any_more() {
        overheard.sent("GET / HTTP/1.1\nAuthorization: Basic abc\nHo").ended();
        assertThat(overheard.requests()).isEqualTo(1);
        assertThat(overheard.conversation.incomplete()).isFalse();

        overheard.sent("st: a\n\n");
        assertThat(overheard.conversation.incomplete()).isTrue();
    }

    @Test
    void other_protocols_are_no_loss() {
        overheard.sent("P").ended().sent("\u0000\u0001\u0002").sent("\u0003");

        assertThat(overheard.conversation.incomplete()).isFalse();
        assertThat(overheard.lines()).isEmpty();
    }

    @Test
    void what_came_back_is_said_once() {
        overheard.sent("GET / HTTP/1.1\n\n").received("HTTP/1.1 200 OK\n\nsecret");

        assertThat(overheard.ended().ended().closed().lines())
                .containsExactly("> GET / HTTP/1.1 for http://", "< HTTP/1.1 200 to GET /", "< BODY secret");
    }
}
