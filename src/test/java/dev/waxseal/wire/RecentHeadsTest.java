package dev.waxseal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecentHeadsTest {

    private static final String ORDER = "POST /recent/orders HTTP/1.1\nHost: shop.example\nContent-Length: 2\n\n";
    private static final String OK = "HTTP/1.1 200 OK\nContent-Type: text/plain\nContent-Length: 2\n\n";

    @Test
    void the_same_bytes_once_more_say_the_same_of_another_message() {
        Overheard overheard = Overheard.inOnePiece()
                .sent(ORDER + "ab")
                .received(OK + "ok")
                .sent(ORDER + "cd")
                .received(OK + "no");

        assertThat(overheard.lines())
                .containsExactly(
                        "> POST /recent/orders HTTP/1.1 for http://shop.example",
                        "> BODY ab",
                        "< HTTP/1.1 200 to POST /recent/orders",
                        "< BODY ok",
                        "> POST /recent/orders HTTP/1.1 for http://shop.example",
                        "> BODY cd",
                        "< HTTP/1.1 200 to POST /recent/orders",
                        "< BODY no");
        assertThat(overheard.all().get(4))
                .isEqualTo(overheard.all().get(0))
                .isNotSameAs(overheard.all().get(0));
        assertThat(((ResponseHead) overheard.all().get(6)).request())
                .isSameAs(overheard.all().get(4));
    }

    @Test
    void whatever_is_kept_a_head_says_what_stands_in_it() {
        List<String> heads = new ArrayList<>();
        for (String method : List.of("GET", "POST")) {
            for (String target : List.of("/", "/recent", "/recent?q=1", "http://shop.example/recent")) {
                for (String more :
                        List.of("", "Accept: */*\n", "Accept: */1\n", "X-Mine: 1\n", "Content-Length: 2\n")) {
                    heads.add(method + " " + target + " HTTP/1.1\nHost: shop.example\n" + more + "\n"
                            + (more.startsWith("Content-Length") ? "ab" : ""));
                }
            }
        }
        List<String> alone = new ArrayList<>();
        for (String head : heads) {
            alone.addAll(Overheard.inPiecesOf(1).sent(head).lines());
        }

        for (int times = 0; times < 3; times++) {
            assertThat(Overheard.inOnePiece().sent(String.join("", heads)).lines())
                    .isEqualTo(alone);
        }
    }

    @Test
    void a_head_that_broke_off_is_not_taken_for_the_beginning_of_another() {
        String beginning = "GET /recent/broken/off HTTP/1.1\nHost: shop.example\n";
        Overheard.inOnePiece().sent(beginning).closed();

        Overheard whole = Overheard.inOnePiece().sent(beginning + "Authorization: Bearer abc\n\n");

        assertThat(((RequestHead) whole.all().get(0)).fields().first("Authorization"))
                .isEqualTo("Bearer abc");
    }

    @Test
    void a_known_head_may_be_followed_by_the_answer_to_another_method() {
        String answer = "HTTP/1.1 200 OK\nServer: recent\nContent-Length: 5\n\n";
        Overheard overheard = Overheard.inOnePiece()
                .sent("GET /recent HTTP/1.1\n\n")
                .received(answer + "hello")
                .sent("HEAD /recent HTTP/1.1\n\n")
                .received(answer)
                .sent("GET /recent HTTP/1.1\n\n")
                .received(answer + "again");

        assertThat(overheard.lines())
                .containsSubsequence(
                        "< BODY hello", "> HEAD /recent HTTP/1.1 for http://", "> GET /recent HTTP/1.1 for http://")
                .endsWith("< HTTP/1.1 200 to GET /recent", "< BODY again")
                .filteredOn(line -> line.startsWith("< BODY"))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /recent/with/credentials HTTP/1.1\nHost: a\nAuthorization: Basic YTpi\n\n",
                "GET /recent/with/credentials HTTP/1.1\nHost: a\nCookie: a=b\n\n",
                "GET /recent/with/credentials HTTP/1.1\nHost: a\nX-Anything: b\n\n",
                "GET /recent/with/credentials?key=1 HTTP/1.1\nHost: a\n\n",
                "GET http://ann:secret@shop.example/ HTTP/1.1\nHost: a\n\n",
            })
    void what_may_hold_credentials_is_not_kept(String head) {
        assertThat(kept(head)).isNull();
    }

    @Test
    void what_every_client_sends_is_kept_unless_it_is_long() {
        String head = "GET /recent/ordinary HTTP/1.1\nHost: a\nUser-Agent: b\nACCEPT: */*\n";

        assertThat(kept(head + "\n")).isNotNull();
        assertThat(kept(head + "Accept-Language: " + "x".repeat(RecentHeads.LONGEST) + "\n\n"))
                .isNull();
    }

    private static @Nullable ReadHead kept(String text) {
        byte[] bytes = Overheard.bytes(text);
        RecentHeads recent = new RecentHeads();
        RequestHead head =
                (RequestHead) Overheard.inPiecesOf(1).sent(bytes).all().get(0);
        recent.keep(new ReadHead(bytes, head, 0, true, false));
        return recent.find(bytes, 0, bytes.length);
    }
}
