package dev.waxseal.agent.ear;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SampleTest {

    private final Sample sample = new Sample();

    @Test
    void looksUpWhoBeginsTheFirstHandshakesWithAPeerAndEachThirtySecondOfTheRest() {
        Peer peer = new Peer("bank.example", "192.0.2.1", 443, false);
        assertThat(lookedUp(peer, Sample.ALL)).isEqualTo(Sample.ALL);
        assertThat(lookedUp(peer, 3_200)).isEqualTo(100);
    }

    @Test
    void looksUpWhoBeginsTheFirstWithAnotherPeerAsWell() {
        lookedUp(new Peer("bank.example", "192.0.2.1", 443, false), 1000);
        assertThat(lookedUp(new Peer("shop.example", "192.0.2.2", 443, false), Sample.ALL))
                .isEqualTo(Sample.ALL);
    }

    private long lookedUp(Peer peer, int handshakes) {
        return IntStream.range(0, handshakes)
                .filter(each -> sample.hasNext(peer))
                .count();
    }
}
