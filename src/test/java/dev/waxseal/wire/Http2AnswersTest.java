package dev.waxseal.wire;

import static dev.waxseal.wire.Http2Talk.END_HEADERS;
import static dev.waxseal.wire.Http2Talk.END_STREAM;
import static dev.waxseal.wire.Http2Talk.SETTINGS;
import static dev.waxseal.wire.Http2Talk.data;
import static dev.waxseal.wire.Http2Talk.frame;
import static dev.waxseal.wire.Overheard.join;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@ValueSource(ints = {Integer.MAX_VALUE, 1, 2, 7, 100})
class Http2AnswersTest {

    private static final int PRIORITY = 0x20;
    private static final int PADDED = 0x8;

    @Parameter
    int pieces;

    private final Http2Talk server = new Http2Talk();
    private final List<String> answers = new ArrayList<>();
    private final Http2Answers heard = new Http2Answers(
            Set.of("set-cookie"),
            (pushed, fields) -> answers.add((pushed ? "pushed " : "")
                    + fields.list().stream()
                            .map(field -> field.name() + ": " + field.value())
                            .toList()));

    private boolean come(byte[]... parts) {
        ByteBuffer all = ByteBuffer.wrap(join(parts));
        boolean more = true;
        for (int at = 0; at < all.limit(); at += Math.min(pieces, all.limit() - at)) {
            more = heard.heard(all, at, Math.min(pieces, all.limit() - at));
        }
        return more;
    }

    @Test
    void only_what_is_wanted_is_told_of_each_answer() {
        boolean more = come(
                SETTINGS,
                server.headers(
                        1, false, ":status: 200", "server: x", "set-cookie: a=b", "x-request: 1", "set-cookie: c=d"),
                data(1, true, new Http2Talk().headers(3, true, ":status: 200", "set-cookie: no=answer")),
                server.headers(5, true, ":status: 404", "server: x"));

        assertThat(more).isTrue();
        assertThat(answers).containsExactly("[set-cookie: a=b, set-cookie: c=d]", "[]");
    }

    @Test
    void what_goes_before_and_comes_behind_an_answer_is_none() {
        come(
                SETTINGS,
                server.headers(1, false, ":status: 103", "set-cookie: early=1"),
                server.headers(1, false, ":status: 200", "set-cookie: a=b"),
                server.headers(1, true, "set-cookie: late=1"));

        assertThat(answers).containsExactly("[set-cookie: a=b]");
    }

    @Test
    void streams_are_interleaved_and_refer_to_what_any_of_them_said() {
        byte[] cookie = server.headers(1, false, ":status: 200", "date: today", "set-cookie: a=b");
        byte[] again = server.headers(3, false, ":status: 200", "date: today", "set-cookie: a=b");
        assertThat(again.length).as("by reference").isLessThan(cookie.length - 5);
        come(
                SETTINGS,
                cookie,
                data(1, false, new byte[1000]),
                again,
                data(3, true, new byte[30]),
                data(1, true, cookie));

        assertThat(answers).containsExactly("[set-cookie: a=b]", "[set-cookie: a=b]");
    }

    @Test
    void a_head_comes_in_several_frames_with_padding_and_priority() {
        byte[] block = server.block(":status: 200", "set-cookie: a=b", "x-long: " + "y".repeat(100));
        byte[] first = join(new byte[] {3, 0, 0, 0, 0, 9}, Arrays.copyOf(block, 5), new byte[3]);
        come(
                SETTINGS,
                frame(0, PADDED, 1, join(new byte[] {9}, new byte[50])),
                frame(1, PADDED | PRIORITY | END_STREAM, 1, first),
                frame(9, 0, 1, Arrays.copyOfRange(block, 5, 9)),
                frame(9, END_HEADERS, 1, Arrays.copyOfRange(block, 9, block.length)),
                server.headers(3, true, ":status: 200", "set-cookie: c=d"));

        assertThat(answers).containsExactly("[set-cookie: a=b]", "[set-cookie: c=d]");
    }

    @Test
    void what_the_server_asks_itself_is_no_answer_and_what_it_pushes_is() {
        come(
                SETTINGS,
                frame(
                        5,
                        END_HEADERS,
                        1,
                        join(new byte[] {0, 0, 0, 2}, server.block(":method: GET", ":path: /", "cookie: x"))),
                server.headers(2, true, ":status: 200", "set-cookie: a=b"),
                server.headers(1, true, ":status: 200"));

        assertThat(answers).containsExactly("pushed [set-cookie: a=b]", "[]");
    }

    @Test
    void frames_of_other_kinds_are_passed_over() {
        boolean more = come(
                SETTINGS,
                frame(6, 0, 0, new byte[8]),
                frame(8, 0, 0, new byte[4]),
                frame(0xbe, 0xff, 7, new byte[300]),
                frame(3, 0, 1, new byte[4]),
                frame(4, 1, 0, new byte[0]),
                data(3, false, new byte[0]),
                server.headers(3, true, ":status: 200", "set-cookie: a=b"));

        assertThat(more).isTrue();
        assertThat(answers).containsExactly("[set-cookie: a=b]");
    }

    @Test
    void what_cannot_be_followed_is_let_go_of() {
        assertThat(come(frame(6, 0, 0, new byte[8]))).as("no settings").isFalse();
        assertThat(come(SETTINGS, server.headers(1, true, ":status: 200"))).isFalse();
        assertThat(answers).isEmpty();
    }

    @Test
    void after_a_block_that_is_none_nothing_is_told() {
        assertThat(come(SETTINGS, frame(1, END_HEADERS, 1, new byte[] {(byte) 0xff, 0, 0})))
                .isFalse();
        assertThat(come(server.headers(3, true, ":status: 200"))).isFalse();
        assertThat(answers).isEmpty();
    }
}
