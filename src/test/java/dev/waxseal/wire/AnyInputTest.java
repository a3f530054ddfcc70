package dev.waxseal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class AnyInputTest {

    /** Enough to have found what there was to find; {@code -Dwaxseal.fuzz=10000000} looks for longer. */
    private static final int ROUNDS = Integer.getInteger("waxseal.fuzz", 30_000);

    /** Far more than was said: no length that is only claimed may be believed. */
    private static final long HELD_MOST = 128 << 10;

    private static final long HELD_WHEN_CLOSED = 1 << 10;

    private static final long SEED = Long.getLong("waxseal.fuzz.seed", 20261123);

    @Test
    void nothing_that_is_said_makes_it_throw_or_hang() {
        Random random = new Random(SEED);
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(10), () -> {
            for (int round = 0; round < ROUNDS; round++) {
                play(round, random);
            }
        });
    }

    private static void play(int round, Random random) {
        List<Scripts.Turn> script = Scripts.ALL.get(random.nextInt(Scripts.ALL.size()));
        Conversation conversation = new Conversation(new Sense());
        int turns = 0;
        try {
            for (Scripts.Turn turn : script) {
                byte[] bytes = random.nextInt(3) == 0 ? turn.bytes() : broken(turn.bytes(), random);
                boolean sent = random.nextInt(30) == 0 ? !turn.sent() : turn.sent();
                int split = random.nextBoolean() ? bytes.length : 1 + random.nextInt(40);
                for (int at = 0; at < bytes.length; at += split) {
                    ByteBuffer piece = ByteBuffer.wrap(bytes, at, Math.min(split, bytes.length - at));
                    if (sent) {
                        conversation.sent(piece);
                    } else {
                        conversation.received(piece);
                    }
                }
                turns++;
            }
            if (round % 20 == 0) {
                assertThat(Footprint.of(conversation)).isLessThan(HELD_MOST);
            }
            conversation.closed();
            if (round % 20 == 0) {
                assertThat(Footprint.of(conversation)).isLessThan(HELD_WHEN_CLOSED);
            }
        } catch (RuntimeException | Error thrown) {
            throw new AssertionError("round " + round + ", turn " + turns, thrown);
        }
    }

    /** Whatever was said, what is heard makes sense. */
    private static final class Sense implements Consumer<Heard> {

        private final Set<Head> goingOn = Collections.newSetFromMap(new IdentityHashMap<>());

        @Override
        public void accept(Heard heard) {
            if (heard instanceof Content content) {
                int length = content.to() - content.from();
                assertThat(content.first()).isEqualTo(!goingOn.remove(content.head()));
                if (!content.last()) {
                    goingOn.add(content.head());
                }
                assertThat(content.from()).isNotNegative();
                assertThat(content.to()).isLessThanOrEqualTo(content.bytes().length);
                assertThat(length).isBetween(1, Content.STRETCH);
                assertThat(content.last() || length == Content.STRETCH).isTrue();
            } else {
                assertThat(heard.head()).isNotNull();
            }
        }
    }

    private static byte[] broken(byte[] bytes, Random random) {
        byte[] broken = bytes.clone();
        for (int i = random.nextInt(5); i >= 0 && broken.length > 0; i--) {
            int at = random.nextInt(broken.length);
            switch (random.nextInt(5)) {
                case 0 -> broken[at] = (byte) random.nextInt();
                case 1 -> broken[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> broken = Arrays.copyOf(broken, at);
                case 3 -> {
                    byte[] rest = Arrays.copyOfRange(broken, at, broken.length);
                    broken = Overheard.join(Arrays.copyOf(broken, at), new byte[random.nextInt(4)], rest);
                }
                default ->
                    broken = Overheard.join(
                            Arrays.copyOf(broken, at),
                            Arrays.copyOfRange(broken, random.nextInt(at + 1), broken.length));
            }
        }
        return broken;
    }
}
