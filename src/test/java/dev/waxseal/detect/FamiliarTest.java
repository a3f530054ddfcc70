package dev.waxseal.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.wire.Content;
import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.RequestHead;
import dev.waxseal.wire.ResponseHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A message that was heard before is known again, and one that says anything else is not taken for it. */
class FamiliarTest {

    private static final Detection SEEN = Detection.standard();

    private static final Detection UNSEEN = Detection.standard();

    /** Every message once among others that differ from it by a byte, a value, a name, or a piece that is gone. */
    @ParameterizedTest
    @EnumSource
    void what_is_new_is_found_among_what_is_known(LongContent.Form form) {
        Random random = new Random(form.name().hashCode());
        for (int i = 0; i < 12; i++) {
            LongContent first = LongContent.of(form, 300 + random.nextInt(900), random);
            List<byte[]> messages = new ArrayList<>();
            messages.add(first.bytes());
            for (int changed = 0; changed < 10; changed++) {
                messages.add(changed(first.bytes(), random));
            }
            for (byte[] message : messages) {
                Content content = content(first.mediaType(), message);
                List<Sighting> fresh = UNSEEN.inspect(content);

                assertThat(SEEN.inspect(content)).as(new String(message, UTF_8)).isEqualTo(fresh);
                SEEN.inspect(content(first.mediaType(), messages.get(0)));
                assertThat(SEEN.inspect(content)).as("known").isEqualTo(fresh);
            }
        }
    }

    /** One byte is another, or a few are gone, or what stands elsewhere in it stands here as well. */
    private static byte[] changed(byte[] message, Random random) {
        byte[] changed = message.clone();
        int at = random.nextInt(message.length);
        int n = Math.min(message.length - at, 1 + random.nextInt(24));
        switch (random.nextInt(3)) {
            case 0 -> changed[at] = (byte) (' ' + random.nextInt(90));
            case 1 -> System.arraycopy(message, random.nextInt(message.length - n + 1), changed, at, n);
            default -> {
                changed = new byte[message.length - n];
                System.arraycopy(message, 0, changed, 0, at);
                System.arraycopy(message, at + n, changed, at, message.length - at - n);
            }
        }
        return changed;
    }

    @Test
    void the_same_bytes_are_another_message_where_what_is_said_of_them_differs() {
        byte[] form = "code=SplxlOBeZQQYbYS6WxSbIA&x=1&password=hunter2secret".getBytes(UTF_8);
        String type = "application/x-www-form-urlencoded";
        Content plain = content(head("/a", type), form);
        Content authorizing = content(head("/oauth/token", type), form);
        Content text = content(head("/a", "text/plain"), form);
        Content answer = new Content(
                new ResponseHead(
                        200, "HTTP/1.1", new Fields(List.of(new Field("Content-Type", type))), head("/a", type)),
                Content.Form.BODY,
                form,
                0,
                form.length);
        for (Content content : List.of(plain, authorizing, text, answer)) {
            SEEN.inspect(content);
        }

        assertThat(SEEN.inspect(plain)).isEqualTo(Detection.standard().inspect(plain));
        assertThat(SEEN.inspect(authorizing)).isEqualTo(Detection.standard().inspect(authorizing));
        assertThat(SEEN.inspect(text)).isEqualTo(Detection.standard().inspect(text));
        assertThat(SEEN.inspect(answer)).isEqualTo(Detection.standard().inspect(answer));
        assertThat(SEEN.inspect(plain)).isNotEqualTo(SEEN.inspect(answer));
    }

    @Test
    void a_head_is_known_whatever_its_harmless_fields_say() {
        List<Sighting> first = SEEN.inspect(authorized("Basic bWFyYTpodW50ZXIy", "Mon, 01 Jan 2029 10:00:00 GMT"));

        assertThat(first).extracting(Sighting::location).containsExactly("header:Authorization");
        assertThat(SEEN.inspect(authorized("Basic bWFyYTpodW50ZXIy", "Mon, 01 Jan 2029 10:00:01 GMT")))
                .isSameAs(first);
        assertThat(SEEN.inspect(authorized("Basic bWFyYTpodW50ZXI0", "Mon, 01 Jan 2029 10:00:01 GMT")))
                .isNotSameAs(first);
    }

    @Test
    void a_target_is_masked_as_it_was_before() {
        RequestHead login = head("/login?password=hunter2secret&page=2", "text/plain");

        assertThat(SEEN.maskedTarget(login))
                .isEqualTo("/login?password=•••&page=2")
                .isSameAs(SEEN.maskedTarget(login));
        assertThat(SEEN.maskedTarget(head("/login?passwork=hunter2secret&page=2", "text/plain")))
                .contains("hunter2secret");
    }

    private static RequestHead authorized(String authorization, String date) {
        return new RequestHead(
                "GET",
                "http",
                "/",
                "a.example",
                "HTTP/1.1",
                new Fields(List.of(new Field("Authorization", authorization), new Field("Date", date))));
    }

    private static RequestHead head(String target, String type) {
        return new RequestHead(
                "POST", "http", target, "a.example", "HTTP/1.1", new Fields(List.of(new Field("Content-Type", type))));
    }

    private static Content content(String type, byte[] bytes) {
        return content(head("/", type), bytes);
    }

    private static Content content(RequestHead head, byte[] bytes) {
        return new Content(head, Content.Form.BODY, bytes, 0, bytes.length);
    }
}
