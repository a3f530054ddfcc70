package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.github.luben.zstd.ZstdCompressCtx;
import dev.waxseal.wire.Content;
import dev.waxseal.wire.Conversation;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The Zstandard decoder as it is packed, on memory that cannot be overrun, against the reference encoder. */
class ZstandardIT {

    @Test
    void the_decoder_is_packed_with_us_and_has_no_hand_on_the_memory_of_the_jvm() throws Exception {
        assertThat(Class.forName("dev.waxseal.wire.zstd.UnsafeUtil")
                        .getField("UNSAFE")
                        .getType()
                        .getName())
                .isEqualTo("dev.waxseal.wire.zstd.SafeMemory");
    }

    @Test
    void whatever_the_reference_encoder_writes_is_read() {
        Random random = new Random(7);
        for (int size : new int[] {1, 2, 100, 5_000, 70_000, 300_000}) {
            for (int variety : new int[] {1, 2, 30, 200}) {
                byte[] plain = text(random, size, variety);
                for (int level : new int[] {-3, 1, 3, 9, 19}) {
                    assertThat(Arrays.equals(heard(compressed(plain, level)), plain))
                            .as("%d bytes of %d words at level %d", size, variety, level)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void what_is_broken_does_no_harm() {
        Random random = new Random(11);
        byte[] whole = compressed(text(random, 4_000, 30), 9);
        for (int i = 0; i < 5_000; i++) {
            byte[] broken = whole.clone();
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            assertThatCode(() -> heard(broken)).doesNotThrowAnyException();
        }
    }

    private static byte[] compressed(byte[] plain, int level) {
        try (ZstdCompressCtx context = new ZstdCompressCtx()) {
            return context.setLevel(level)
                    .setChecksum(level % 2 == 0)
                    .setContentSize(level > 1)
                    .compress(plain);
        }
    }

    /** Words that come back now and then, as text does. */
    private static byte[] text(Random random, int size, int variety) {
        List<byte[]> words = new ArrayList<>();
        for (int i = 0; i < variety; i++) {
            byte[] word = new byte[1 + random.nextInt(12)];
            random.nextBytes(word);
            words.add(word);
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream(size + 12);
        while (text.size() < size) {
            text.writeBytes(words.get(random.nextInt(variety)));
        }
        return Arrays.copyOf(text.toByteArray(), size);
    }

    private static byte[] heard(byte[] body) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Conversation conversation = new Conversation(heard -> {
            if (heard instanceof Content content && content.form() == Content.Form.BODY) {
                all.write(content.bytes(), content.from(), content.to() - content.from());
            }
        });
        String head =
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Encoding: zstd\r\nContent-Length: " + body.length + "\r\n\r\n";
        conversation.sent(ByteBuffer.wrap(head.getBytes(US_ASCII)));
        conversation.sent(ByteBuffer.wrap(body));
        return all.toByteArray();
    }
}
