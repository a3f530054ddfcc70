package dev.waxseal.agent.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is asked in another's stead has what that one has, and nothing that the other's lock may guard. */
final class StandInTest {

    @Test
    void who_keeps_things_in_himself_has_one_of_the_same_make() {
        Counts object = new Counts();
        object.times = 3;

        Counts second = StandIn.of(object);

        assertThat(second).isNotSameAs(object);
        assertThat(second.times).isEqualTo(3);
    }

    @Test
    void who_locks_himself_has_none() {
        Locks object = new Locks();
        object.meet();

        assertThat(StandIn.of(object)).isSameAs(object);
    }

    @Test
    void who_keeps_things_on_a_shelf_has_none() {
        Shelves object = new Shelves();
        object.met.add("shop.example");

        assertThat(StandIn.of(object)).isSameAs(object);
    }

    private static final class Counts {
        private int times;
    }

    private static final class Locks {
        private int times;

        synchronized int meet() {
            return ++times;
        }
    }

    private static final class Shelves {
        private final List<String> met = new ArrayList<>();
    }
}
