package com.example.shop;

import com.example.post.Canary;
import com.example.post.PostOffice;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What is sent when the test that asked for it is over, and what is sent while another request to the same host waits. */
@TestMethodOrder(MethodOrderer.MethodName.class)
class LaterTest {

    private static final ExecutorService POOL = Executors.newCachedThreadPool();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().executor(LaterTest::whenItMay).build();
    private static final List<Future<?>> ASKED = new ArrayList<>();

    private static volatile CountDownLatch gate = new CountDownLatch(1);
    private static PostOffice post;

    @BeforeAll
    static void opens() throws Exception {
        post = PostOffice.open();
    }

    @AfterAll
    static void closes() {
        post.close();
        POOL.shutdown();
    }

    @Test
    void a_asks_and_does_not_wait() {
        ASKED.add(POOL.submit(() -> {
            gate.await();
            try (Sends sends = new Sends("/by-a-pool")) {
                return sends.connection.getResponseCode(); // leaks: password
            }
        }));
        HttpRequest request = to("/by-a-client")
                .POST(HttpRequest.BodyPublishers.ofString("password=" + Canary.PASSWORD))
                .build();
        ASKED.add(CLIENT.sendAsync(request, HttpResponse.BodyHandlers.discarding())); // leaks: password
    }

    @Test
    void b_asks_for_nothing() throws Exception {
        gate.countDown();
        for (Future<?> asked : ASKED) {
            asked.get();
        }
    }

    @Test
    void c_asks_while_another_request_waits() throws Exception {
        gate = new CountDownLatch(1);
        Future<?> waits = CLIENT.sendAsync(to("/waits").build(), HttpResponse.BodyHandlers.discarding());
        try (Sends sends = new Sends("/does-not")) {
            sends.connection.getResponseCode(); // leaks: password
        }
        gate.countDown();
        waits.get();
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(post.under("payments.example").resolve(path));
    }

    private static void whenItMay(Runnable task) {
        CountDownLatch now = gate;
        POOL.execute(() -> {
            try {
                now.await();
                task.run();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
