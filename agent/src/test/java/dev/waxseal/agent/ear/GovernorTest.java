package dev.waxseal.agent.ear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.journal.Journal;
import dev.waxseal.journal.JournalReader;
import dev.waxseal.journal.JournalWriter;
import dev.waxseal.journal.Passed;
import dev.waxseal.journal.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent steps back where it takes more of the CPU than it may, comes back when there is room, and says so. */
class GovernorTest {

    private static final double BOUND = 0.05;
    private static final long SECOND = 1_000_000_000;

    /** A process in which time goes by as it is told to. */
    private static final class Clock implements Governor.Meter {
        private long now = 1_764_000_000_000L;
        private long thread;
        private long process;

        @Override
        public long now() {
            return now;
        }

        @Override
        public long thread() {
            return thread;
        }

        @Override
        public long process() {
            return process;
        }
    }

    @TempDir
    private Path output;

    private final Clock clock = new Clock();
    private JournalWriter journal;
    private Governor governor;

    @BeforeEach
    void begin() {
        journal = JournalWriter.open(new Settings(output.toString(), false, true, null, List.of()), "1");
        governor = new Governor(BOUND, clock, journal);
    }

    @Test
    void below_the_bound_all_is_inspected() {
        for (int second = 0; second < 100; second++) {
            work(0.04, 0);
            assertThat(governor.share()).isEqualTo(1);
        }
        assertThat(read().problems()).isEmpty();
        assertThat(read().warnings()).containsExactly(Journal.KILLED);
    }

    @Test
    void above_it_fewer_are_inspected_at_once_so_many_that_it_is_kept() {
        work(0.3, 0); // six times too much

        assertThat(governor.share()).isEqualTo(1.0 / 8);
        work(0.3, 0);
        assertThat(governor.share()).isEqualTo(1.0 / 8);
    }

    @Test
    void where_nothing_else_helps_nothing_is_inspected_and_then_nothing_followed() {
        for (int second = 0; second < 6; second++) {
            work(0.3, 0.06);
        }

        assertThat(governor.share()).isEqualTo(0);
        assertThat(governor.letsGo()).as("following takes more than it may").isTrue();
    }

    @Test
    void where_inspecting_nothing_is_enough_connections_are_still_followed() {
        for (int second = 0; second < 5; second++) {
            work(20, 0.03);
        }

        assertThat(governor.share()).isEqualTo(0);
        assertThat(governor.letsGo()).isFalse();
    }

    @Test
    void connections_that_were_let_go_are_followed_again_when_there_is_room() {
        for (int second = 0; second < 6; second++) {
            work(0.3, 0.06);
        }
        journal.passed(new Passed(0, 0, 0, 2, 5));
        for (int second = 0; second < 10; second++) {
            work(0, 0);
        }

        assertThat(governor.letsGo()).isFalse();
        assertThat(read().problems())
                .singleElement()
                .matches(
                        problem -> problem.endsWith(
                                " 2 requests were not inspected, nor the answers, and 5 writes not even followed (option cpu)"));
    }

    @Test
    void it_comes_back_step_by_step_when_there_is_room_and_says_from_when_to_when() {
        work(0.3, 0);
        for (int i = 0; i < 4; i++) {
            journal.passed(new Passed(0, 0, 0, 1, 0));
        }
        List<Double> shares = new ArrayList<>();
        for (int second = 0; second < 9; second++) {
            work(0.01, 0);
            shares.add(governor.share());
        }

        assertThat(shares).containsExactly(0.125, 0.125, 0.25, 0.25, 0.25, 0.5, 0.5, 0.5, 1.0);
        assertThat(read().problems())
                .containsExactly(
                        "the agent stepped back from 2025-11-24T16:00:01Z to 2025-11-24T16:00:10Z to keep to its"
                                + " share of the CPU: 4 requests were not inspected, nor the answers (option cpu)");
    }

    @Test
    void who_comes_back_too_early_waits_longer_each_time() {
        work(0.09, 0);
        List<Integer> waits = new ArrayList<>();
        int waited = 0;
        for (int second = 0; second < 400; second++) {
            double before = governor.share();
            work(0.09, 0); // half of it is just within the bound, but leaves no room
            waited++;
            if (governor.share() != before) {
                waits.add(waited);
                waited = 0;
            }
        }

        assertThat(waits).as("0.045 is no room").isEmpty();
        for (int second = 0; second < 400; second++) {
            double before = governor.share();
            work(0.075, 0); // half of it looks like room, and all of it is not
            waited++;
            if (governor.share() < before) {
                waits.add(waited);
                waited = 0;
            }
        }
        assertThat(waits.subList(1, 5)).containsExactly(7, 13, 25, 49);
    }

    @Test
    void a_service_that_rests_is_not_judged_by_what_it_does_seldom() {
        clock.now += 3_600_000;
        clock.process += SECOND;
        hear(0.04 * SECOND);

        assertThat(governor.share()).isEqualTo(1);
    }

    /** A second in which inspecting all would take this share of the CPU, and following the connections that one. */
    private void work(double inspecting, double following) {
        clock.now += Governor.WINDOW;
        clock.process += SECOND;
        hear((inspecting * governor.share() + (governor.letsGo() ? 0 : following)) * SECOND);
    }

    /** Is heard in so many nanoseconds, in as many pieces as it takes for one of them to be timed. */
    private void hear(double nanoseconds) {
        for (int i = 0; i < Governor.EVERY; i++) {
            long begun = governor.begins();
            clock.thread += (long) (nanoseconds / Governor.EVERY);
            governor.ends(begun);
        }
    }

    private Journal read() {
        journal.tellCounts();
        try {
            return JournalReader.readAll(output).get(0);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
