package dev.waxseal.agent.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** This very test is made to look like several to the class that it tests, in a JVM without the agent. */
class RunningTestsTest {

    private static final String SHOP = Asks.class.getName();
    private static final TestName BUYS = new TestName(SHOP, "buys");
    private static final TestName SELLS = new TestName(SHOP, "sells");

    private final ExecutorService pool = Executors.newSingleThreadExecutor();
    private final ExecutorService other = Executors.newSingleThreadExecutor();

    @BeforeEach
    void own() {
        Threads.tellOwnBy(name -> name.startsWith(RunningTestsTest.class.getName()));
    }

    @AfterEach
    void end() {
        RunningTests.ended("class");
        RunningTests.ended("buys");
        RunningTests.ended("sells");
        TestCode.forget();
        pool.shutdownNow();
        other.shutdownNow();
    }

    @Test
    void work_on_a_pool_is_the_only_tests_that_runs() throws Exception {
        RunningTests.began("buys", null, BUYS);
        assertThat(onPool()).isEqualTo("buys");
        RunningTests.ended("buys");
        RunningTests.began("sells", null, SELLS);
        assertThat(onPool()).as("though its thread began in another").isEqualTo("sells");
    }

    @Test
    void work_on_a_pool_is_nobodys_while_several_run() throws Exception {
        RunningTests.began("buys", null, BUYS);
        assertThat(onPool()).isEqualTo("buys");
        beginsElsewhere("sells", SELLS);
        assertThat(onPool()).as("a thread that the first one started").isNull();
        assertThat(name()).as("the thread it began on").isEqualTo("buys");
    }

    @Test
    void a_thread_that_runs_the_tests_own_code_works_for_who_started_it() throws Exception {
        RunningTests.began("buys", null, BUYS);
        beginsElsewhere("sells", SELLS);
        Asks asks = new Asks();
        asks.start();
        asks.goes.countDown();
        assertThat(asks.answer.get(5, TimeUnit.SECONDS)).isEqualTo("buys");
    }

    @Test
    void a_thread_of_the_application_may_work_for_others_than_who_started_it() throws Exception {
        RunningTests.began("buys", null, new TestName("ShopTest", "buys"));
        beginsElsewhere("sells", SELLS);
        Asks asks = new Asks();
        asks.start();
        asks.goes.countDown();
        assertThat(asks.answer.get(5, TimeUnit.SECONDS)).isEqualTo("nobody");
    }

    @Test
    void what_a_pool_starts_inherits_nothing_of_the_thread_that_happened_to_make_the_pool() throws Exception {
        RunningTests.began("buys", null, BUYS);
        onPool();
        beginsElsewhere("sells", SELLS);
        Asks asks = pool.submit(Asks::new).get();
        asks.start();
        asks.goes.countDown();
        assertThat(asks.answer.get(5, TimeUnit.SECONDS)).isEqualTo("nobody");
    }

    @Test
    void work_shared_by_fork_join_is_nobodys_while_several_run() throws Exception {
        RunningTests.began("buys", null, BUYS);
        beginsElsewhere("sells", SELLS);
        assertThat(CompletableFuture.supplyAsync(RunningTestsTest::name).get(5, TimeUnit.SECONDS))
                .isNull();
    }

    @Test
    void a_class_prepares_for_its_tests_and_then_they_run() throws Exception {
        RunningTests.began("class", null, TestName.ofClass(SHOP));
        assertThat(name()).isEmpty();
        RunningTests.began("buys", "class", BUYS);
        assertThat(name()).isEqualTo("buys");
        assertThat(onPool()).isEqualTo("buys");
        RunningTests.ended("buys");
        assertThat(onPool()).isEmpty();
    }

    @Test
    void two_frameworks_may_tell_of_one_test() throws Exception {
        RunningTests.began("class", null, TestName.ofClass(SHOP));
        RunningTests.began("buys", null, TestName.ofMethod(SHOP, "buys[0]"));
        RunningTests.began("sells", "class", BUYS);
        assertThat(onPool()).isEqualTo("buys");
    }

    @Test
    void a_thread_that_a_test_started_for_itself_works_for_it_when_it_is_over() throws Exception {
        RunningTests.began("buys", null, BUYS);
        Asks asks = new Asks();
        asks.start();
        RunningTests.ended("buys");
        RunningTests.began("sells", null, SELLS);
        asks.goes.countDown();
        assertThat(asks.answer.get(5, TimeUnit.SECONDS)).isEqualTo("buys");
    }

    private void beginsElsewhere(String key, TestName name) throws Exception {
        FutureTask<Void> begins = new FutureTask<>(() -> RunningTests.began(key, null, name), null);
        other.submit(begins).get();
        begins.get();
    }

    private @Nullable String onPool() throws Exception {
        return pool.submit(RunningTestsTest::name).get();
    }

    private static @Nullable String name() {
        RunningTests.RunningTest current = RunningTests.current();
        return current == null ? null : current.method();
    }

    /** A thread that is a class of tests by itself. */
    private static final class Asks extends Thread {
        private final CompletableFuture<String> answer = new CompletableFuture<>();
        private final CountDownLatch goes = new CountDownLatch(1);

        @Override
        public void run() {
            try {
                goes.await();
            } catch (InterruptedException stop) {
                answer.completeExceptionally(stop);
            }
            String name = name();
            answer.complete(name == null ? "nobody" : name);
        }
    }
}
