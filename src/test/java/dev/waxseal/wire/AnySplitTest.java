package dev.waxseal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnySplitTest {

    @Test
    void whatever_way_the_bytes_are_cut_the_same_is_heard() {
        for (List<Scripts.Turn> script : Scripts.ALL) {
            Overheard whole = play(script, Integer.MAX_VALUE);
            int longest =
                    script.stream().mapToInt(turn -> turn.bytes().length).max().orElse(1);
            IntStream.rangeClosed(1, longest).forEach(split -> {
                Overheard cut = play(script, split);
                assertThat(cut.lines()).isEqualTo(whole.lines());
                assertThat(cut.conversation.nature()).isEqualTo(whole.conversation.nature());
                assertThat(cut.conversation.tunnel()).isEqualTo(whole.conversation.tunnel());
            });
        }
    }

    private static Overheard play(List<Scripts.Turn> script, int split) {
        Overheard overheard = Overheard.inPiecesOf(split);
        for (Scripts.Turn turn : script) {
            if (turn.sent()) {
                overheard.sent(turn.bytes());
            } else {
                overheard.received(turn.bytes());
            }
        }
        return overheard.closed();
    }
}
