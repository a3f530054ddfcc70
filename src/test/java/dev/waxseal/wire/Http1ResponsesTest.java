package dev.waxseal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@ValueSource(ints = {Integer.MAX_VALUE, 1, 2, 7, 100})
class Http1ResponsesTest {

    @Parameter
    int pieces;

    private Overheard sent(String text) {
        return Overheard.inPiecesOf(pieces).sent(text);
    }

    @Test
    void each_response_is_matched_to_its_pipelined_request() {
        Overheard overheard = sent("GET /1 HTTP/1.1\n\nHEAD /2 HTTP/1.1\n\nGET /3 HTTP/1.1\n\nGET /4 HTTP/1.1\n\n")
                .received("""
                        HTTP/1.1 200 OK
                        Content-Length: 3

                        oneHTTP/1.1 200 OK
                        Content-Length: 100

                        HTTP/1.1 304 Not Modified
                        Content-Length: 100

                        HTTP/1.1 103 Early Hints

                        HTTP/1.0 200
                        Transfer-Encoding: chunked

                        4
                        four
                        0
                        X-T: 1

                        """);

        assertThat(overheard.lines().subList(4, overheard.lines().size()))
                .containsExactly(
                        "< HTTP/1.1 200 to GET /1",
                        "< BODY one",
                        "< HTTP/1.1 200 to HEAD /2",
                        "< HTTP/1.1 304 to GET /3",
                        "< HTTP/1.1 103 to GET /4",
                        "< HTTP/1.0 200 to GET /4",
                        "< BODY four",
                        "< trailers [X-T: 1]");
    }

    @Test
    void content_without_a_length_ends_with_the_connection() {
        Overheard overheard = sent("GET / HTTP/1.0\n\n").received("HTTP/1.0 200 OK\n\nsome");
        overheard.received("thing");
        assertThat(overheard.lines()).hasSize(2);

        assertThat(overheard.closed().lines().get(2)).isEqualTo("< BODY something");
    }

    @Test
    void an_answer_heard_before_its_request_waits_for_it() {
        Overheard overheard = Overheard.inPiecesOf(pieces)
                .received("HTTP/1.1 200 OK\nContent-Length: 3\n\none")
                .sent("GET /1 HTTP/1.1\n\n")
                .received("HTTP/1.1 200 OK\nContent-Length: 3\n\ntwo")
                .sent("GET /2 HTTP/1.1\n\n");

        assertThat(overheard.lines())
                .containsExactly(
                        "> GET /1 HTTP/1.1 for http://",
                        "< HTTP/1.1 200 to GET /1",
                        "< BODY one",
                        "> GET /2 HTTP/1.1 for http://",
                        "< HTTP/1.1 200 to GET /2",
                        "< BODY two");
    }

    @Test
    void an_answer_to_nothing_is_said_at_the_end() {
        Overheard overheard = Overheard.inPiecesOf(pieces)
                .received("HTTP/1.1 408 Request Timeout\nContent-Length: 3\n\nbye")
                .closed();

        assertThat(overheard.lines()).containsExactly("< HTTP/1.1 408 to nothing", "< BODY bye");
        assertThat(overheard.conversation.nature()).isEqualTo(Nature.PLAINTEXT);
    }

    @Test
    void a_long_answer_to_nothing_is_not_held_for_ever() {
        Overheard overheard = Overheard.inPiecesOf(pieces)
                .received("HTTP/1.1 200 OK\nContent-Length: 100000\n\n" + "x".repeat(100_000));

        assertThat(overheard.lines())
                .containsExactly(
                        "< HTTP/1.1 200 to nothing", "< BODY 65536 characters ...", "< BODY ... 34464 characters");
    }

    @Test
    void an_early_answer_is_matched_although_the_request_goes_on() {
        Overheard overheard = sent("POST / HTTP/1.1\nContent-Length: 6\n\nabc")
                .received("HTTP/1.1 413 Too Large\nContent-Length: 0\n\n")
                .sent("def");

        assertThat(overheard.lines())
                .containsExactly("> POST / HTTP/1.1 for http://", "< HTTP/1.1 413 to POST /", "> BODY abcdef");
    }

    @Test
    void an_answer_that_clients_take_is_heard_although_it_is_malformed() {
        assertThat(sent("GET / HTTP/1.1\n\n")
                        .received("HTTP/1.1  200 OK\nContent-Length: 2\n\nok\nHTTP/2\t404\n\nhello")
                        .closed()
                        .lines())
                .containsExactly(
                        "> GET / HTTP/1.1 for http://",
                        "< HTTP/1.1 200 to GET /",
                        "< BODY ok",
                        "< HTTP/2 404 to nothing",
                        "< BODY hello");
    }

    @Test
    void requests_go_on_being_heard_when_the_answers_make_no_sense() {
        Overheard overheard =
                sent("GET /1 HTTP/1.1\n\n").received("ICY 200 OK\n\nlalala").sent("GET /2 HTTP/1.1\n\n");

        assertThat(overheard.lines())
                .containsExactly(
                        "> GET /1 HTTP/1.1 for http://",
                        "< not read: an answer that is not HTTP",
                        "> GET /2 HTTP/1.1 for http://");
    }

    @Test
    void requests_without_answers_are_heard_without_end() {
        Overheard overheard = Overheard.inPiecesOf(pieces);
        for (int i = 0; i < 100; i++) {
            overheard.sent("GET / HTTP/1.1\n\n");
        }

        assertThat(overheard.requests()).isEqualTo(100);
    }

    @Test
    void tls_in_a_tunnel_is_not_heard_but_its_target_is_known() {
        Overheard overheard = sent("CONNECT shop.example:443 HTTP/1.1\nHost: shop.example:443\n\n")
                .received("HTTP/1.1 200 Connection established\nContent-Length: 5\n\n")
                .sent(new byte[] {0x16, 3, 1, 0, 5, 1, 0, 0, 1, 3});

        assertThat(overheard.lines())
                .containsExactly(
                        "> CONNECT shop.example:443 HTTP/1.1 for http://shop.example:443",
                        "< HTTP/1.1 200 to CONNECT shop.example:443");
        assertThat(overheard.conversation.nature()).isEqualTo(Nature.TLS);
        assertThat(overheard.conversation.tunnel()).isEqualTo("shop.example:443");
    }

    @Test
    void clear_text_in_a_tunnel_is_heard() {
        Overheard overheard = sent("CONNECT shop.example:80 HTTP/1.1\n\n")
                .received("HTTP/1.1 200 OK\n\n")
                .sent("POST /login HTTP/1.1\nHost: shop.example\nContent-Length: 2\n\npw")
                .received("HTTP/1.1 200 OK\nContent-Length: 2\n\nok");

        assertThat(overheard.lines().subList(2, 6))
                .containsExactly(
                        "> POST /login HTTP/1.1 for http://shop.example",
                        "> BODY pw",
                        "< HTTP/1.1 200 to POST /login",
                        "< BODY ok");
        assertThat(overheard.conversation.tunnel()).isEqualTo("shop.example:80");
    }

    @Test
    void a_refused_tunnel_is_no_tunnel() {
        Overheard overheard = sent("CONNECT shop.example:80 HTTP/1.1\n\n")
                .received("HTTP/1.1 407 Who are you\nContent-Length: 2\n\nno")
                .sent("CONNECT shop.example:80 HTTP/1.1\nProxy-Authorization: Basic x\n\n");

        assertThat(overheard.lines())
                .containsExactly(
                        "> CONNECT shop.example:80 HTTP/1.1 for http://shop.example:80",
                        "< HTTP/1.1 407 to CONNECT shop.example:80",
                        "< BODY no",
                        "> CONNECT shop.example:80 HTTP/1.1 for http://shop.example:80");
        assertThat(overheard.conversation.tunnel()).isNull();
    }

    @Test
    void another_protocol_in_a_tunnel_is_not_http() {
        Overheard overheard =
                sent("CONNECT mail.example:25 HTTP/1.1\n\n").received("HTTP/1.1 200 OK\n\n220 mail.example ESMTP\n");

        assertThat(overheard.conversation.nature()).isEqualTo(Nature.OTHER);
    }

    @Test
    void events_are_messages() {
        Overheard overheard = sent("GET /events HTTP/1.1\n\n")
                .received("HTTP/1.1 200 OK\nContent-Type: text/event-stream;charset=utf-8\n\n");
        overheard.received(": comment\n\nevent: add\ndata: {\"a\":1}\nid: 7\n\ndata:x\ndata\ndata: y\ndatabase: z\n\n");
        overheard.received("data: lf\n\ndata: cr\r\rdata:  two blanks\n\n".getBytes(StandardCharsets.US_ASCII));

        assertThat(overheard.lines().subList(2, overheard.lines().size()))
                .containsExactly(
                        "< MESSAGE {\"a\":1}",
                        "< MESSAGE x\ny",
                        "< MESSAGE lf",
                        "< MESSAGE cr",
                        "< MESSAGE  two blanks");
        assertThat(overheard.received("data: cut").closed().lines()).endsWith("< MESSAGE cut");
    }
}
