package dev.waxseal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@ValueSource(ints = {Integer.MAX_VALUE, 1, 2, 7, 100})
class Http1RequestsTest {

    @Parameter
    int pieces;

    private Overheard sent(String text) {
        return Overheard.inPiecesOf(pieces).sent(text);
    }

    @Test
    void a_request_with_its_fields_in_order() {
        Overheard overheard = sent("""
                GET /a?b=c HTTP/1.1
                Host: shop.example:8080
                Cookie:a=b
                accept :  text/html\t
                cookie: c=d
                not a field
                X-Empty:

                """);

        assertThat(overheard.lines()).containsExactly("> GET /a?b=c HTTP/1.1 for http://shop.example:8080");
        assertThat(((Head) overheard.all().get(0)).fields())
                .containsExactly(
                        new Field("Host", "shop.example:8080"),
                        new Field("Cookie", "a=b"),
                        new Field("accept", "text/html"),
                        new Field("cookie", "c=d"),
                        new Field("X-Empty", ""));
    }

    @Test
    void folded_lines_are_one_value() {
        Overheard overheard = sent("GET / HTTP/1.1\nX-A: one\n  two\n\tthree\nX-B: four\n five\n\n");

        assertThat(((Head) overheard.all().get(0)).fields())
                .containsExactly(new Field("X-A", "one two three"), new Field("X-B", "four five"));
    }

    @Test
    void content_by_its_length_and_pipelined_requests() {
        Overheard overheard =
                sent("POST /1 HTTP/1.1\nHost: a\nContent-Length: 5\n\nhelloPUT /2 HTTP/1.1\nContent-Length: 0\n\n"
                        + "GET /3 HTTP/1.1\n\nPOST /4 HTTP/1.0\nContent-length: 2, 2\n\nab");

        assertThat(overheard.lines())
                .containsExactly(
                        "> POST /1 HTTP/1.1 for http://a",
                        "> BODY hello",
                        "> PUT /2 HTTP/1.1 for http://",
                        "> GET /3 HTTP/1.1 for http://",
                        "> POST /4 HTTP/1.0 for http://",
                        "> BODY ab");
    }

    @Test
    void chunks_with_extensions_and_trailers() {
        Overheard overheard = sent("""
                POST /1 HTTP/1.1
                Transfer-Encoding: Chunked

                5;name="value"
                hello
                00B \t
                 world, so\s
                0

                POST /2 HTTP/1.1
                transfer-encoding: chunked

                3
                abc
                0;last
                X-Sum: 1
                X-More: 2

                GET /3 HTTP/1.1

                """);

        assertThat(overheard.lines())
                .containsExactly(
                        "> POST /1 HTTP/1.1 for http://",
                        "> BODY hello world, so ",
                        "> POST /2 HTTP/1.1 for http://",
                        "> BODY abc",
                        "> trailers [X-Sum: 1, X-More: 2]",
                        "> GET /3 HTTP/1.1 for http://");
    }

    @Test
    void chunks_with_lone_line_feeds() {
        Overheard overheard = Overheard.inPiecesOf(pieces)
                .sent("POST / HTTP/1.1\nTransfer-Encoding: chunked\n\n3\nabc\n0\n\nGET / HTTP/1.1\n\n"
                        .getBytes(StandardCharsets.US_ASCII));

        assertThat(overheard.lines())
                .containsExactly("> POST / HTTP/1.1 for http://", "> BODY abc", "> GET / HTTP/1.1 for http://");
    }

    @Test
    void broken_chunks_are_heard_as_far_as_they_go() {
        Overheard overheard = sent("POST / HTTP/1.1\nTransfer-Encoding: chunked\n\n3\nabc\nxyz\n");

        assertThat(overheard.lines()).containsExactly("> POST / HTTP/1.1 for http://", "> BODY abc");
        assertThat(overheard.conversation.deaf()).isTrue();
        assertThat(overheard.conversation.nature()).isEqualTo(Nature.PLAINTEXT);
        assertThat(overheard.conversation.incomplete()).isTrue();
    }

    @Test
    void a_chunk_too_large_for_a_number_breaks_nothing() {
        Overheard overheard = sent("POST / HTTP/1.1\nTransfer-Encoding: chunked\n\nffffffffffffffff\nabc");

        assertThat(overheard.conversation.deaf()).isTrue();
    }

    @Test
    void chunks_win_over_a_length() {
        Overheard overheard = sent(
                "POST / HTTP/1.1\nContent-Length: 1\nTransfer-Encoding: chunked\n\n3\nabc\n0\n\nGET / HTTP/1.1\n\n");

        assertThat(overheard.lines())
                .containsExactly("> POST / HTTP/1.1 for http://", "> BODY abc", "> GET / HTTP/1.1 for http://");
    }

    @Test
    void lengths_that_differ_make_it_deaf() {
        Overheard overheard = sent("POST / HTTP/1.1\nContent-Length: 3\nContent-Length: 4\n\nabc");

        assertThat(overheard.lines()).containsExactly("> POST / HTTP/1.1 for http://");
        assertThat(overheard.conversation.deaf()).isTrue();
    }

    @Test
    void a_request_to_a_proxy_names_its_own_target() {
        Overheard overheard = sent("""
                GET http://me:secret@shop.example:81/a?b HTTP/1.1
                Host: proxy.example

                GET HTTPS://[::1]?at=@ HTTP/1.1

                """);

        assertThat(overheard.lines())
                .containsExactly(
                        "> GET http://me:secret@shop.example:81/a?b HTTP/1.1 for http://shop.example:81",
                        "> GET HTTPS://[::1]?at=@ HTTP/1.1 for https://[::1]");
    }

    @Test
    void a_url_in_the_query_is_no_absolute_target() {
        assertThat(sent("GET /?to=http://b HTTP/1.1\nHost: a\n\n").lines())
                .containsExactly("> GET /?to=http://b HTTP/1.1 for http://a");
    }

    @Test
    void content_is_said_when_its_message_ends_and_not_before() {
        Overheard overheard = sent("POST / HTTP/1.1\nContent-Length: 6\n\nabc");
        assertThat(overheard.lines()).containsExactly("> POST / HTTP/1.1 for http://");

        overheard.sent("def");
        assertThat(overheard.lines()).containsExactly("> POST / HTTP/1.1 for http://", "> BODY abcdef");
    }

    @Test
    void what_is_there_at_the_end_of_the_connection_is_said() {
        assertThat(sent("POST / HTTP/1.1\nContent-Length: 6\n\nabc").closed().lines())
                .containsExactly("> POST / HTTP/1.1 for http://", "> BODY abc");
        assertThat(sent("GET / HTTP/1.1\nAuthorization: Basic abc").closed().all())
                .containsExactly(new RequestHead(
                        "GET",
                        "http",
                        "/",
                        "",
                        "HTTP/1.1",
                        new Fields(java.util.List.of(new Field("Authorization", "Basic abc")))));
    }

    @Test
    void after_a_refused_expectation_another_request_may_follow_instead_of_the_content() {
        Overheard overheard = sent("POST /1 HTTP/1.1\nExpect: 100-continue\nContent-Length: 100\n\n")
                .received("HTTP/1.1 401 Unauthorized\nContent-Length: 0\n\n")
                .sent("POST /2 HTTP/1.1\nContent-Length: 2\n\nab");

        assertThat(overheard.lines())
                .containsExactly(
                        "> POST /1 HTTP/1.1 for http://",
                        "< HTTP/1.1 401 to POST /1",
                        "> POST /2 HTTP/1.1 for http://",
                        "> BODY ab");
    }

    @Test
    void after_a_refused_expectation_the_content_may_follow_all_the_same() {
        Overheard overheard = sent("POST /1 HTTP/1.1\nExpect: 100-continue\nContent-Length: 16\n\n")
                .received("HTTP/1.1 401 Unauthorized\nContent-Length: 0\n\n")
                .sent("{\"password\":\"x\"}")
                .sent("GET /2 HTTP/1.1\n\n");

        assertThat(overheard.lines())
                .containsExactly(
                        "> POST /1 HTTP/1.1 for http://",
                        "< HTTP/1.1 401 to POST /1",
                        "> BODY {\"password\":\"x\"}",
                        "> GET /2 HTTP/1.1 for http://");
    }

    @Test
    void a_granted_expectation_changes_nothing() {
        Overheard overheard = sent("POST /1 HTTP/1.1\nExpect: 100-continue\nContent-Length: 3\n\n")
                .received("HTTP/1.1 100 Continue\n\n")
                .sent("abc")
                .received("HTTP/1.1 200 OK\nContent-Length: 2\n\nok");

        assertThat(overheard.lines())
                .containsExactly(
                        "> POST /1 HTTP/1.1 for http://",
                        "< HTTP/1.1 100 to POST /1",
                        "> BODY abc",
                        "< HTTP/1.1 200 to POST /1",
                        "< BODY ok");
    }

    @Test
    void of_a_head_beyond_measure_what_frames_the_message_is_kept_and_the_rest_is_said_to_be_unread() {
        String filler = ("X-Filler: " + "x".repeat(990) + "\n").repeat(150);
        Overheard overheard = sent(
                "POST /1 HTTP/1.1\nHost: a\n" + filler + "Content-Length: 3\n" + filler + "\nabcGET /2 HTTP/1.1\n\n");

        assertThat(overheard.lines())
                .containsExactly(
                        "> POST /1 HTTP/1.1 for http://a",
                        "> not read: " + FieldSection.BOUND,
                        "> BODY abc",
                        "> GET /2 HTTP/1.1 for http://");
        assertThat(((Head) overheard.all().get(0)).fields().list()).hasSizeBetween(120, 140);
    }
}
