package dev.waxseal.agent.call;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.journal.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PutTogetherTest {

    private static final CallSite SITE =
            CallSite.known(new Caller(new Finding.Origin("com.acme.Pay", "pay", "Pay.java", 1), "reactor-netty", null));

    private final PutTogether requests = new PutTogether();

    @Test
    void each_is_found_while_other_threads_take_its_place() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> working = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                working.add(threads.submit(() -> {
                    int lost = 0;
                    for (int i = 0; i < 20_000; i++) {
                        Object request = new Object();
                        requests.add(request, SITE, null);
                        PutTogether.Made made = requests.of(request);
                        lost += made == null || made.site != SITE ? 1 : 0;
                    }
                    return lost;
                }));
            }
            for (Future<Integer> lost : working) {
                assertThat(lost.get()).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void those_that_wait_are_all_found() {
        List<Object> waiting = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            waiting.add(new Object());
        }
        waiting.forEach(request -> requests.add(request, SITE, null));

        assertThat(waiting).allMatch(request -> requireNonNull(requests.of(request)).site == SITE);
    }

    @Test
    void what_is_put_together_twice_is_laid_to_neither_place() {
        Object request = new Object();
        requests.add(request, SITE, null);
        requests.add(request, SITE, null);

        assertThat(requireNonNull(requests.of(request)).site).isNull();
    }
}
