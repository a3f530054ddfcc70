package com.example.shop;

import com.example.post.Canary;
import com.example.post.PostOffice;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.BeforeClass;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Once for each card; the pool's thread begins in the first of them. */
@RunWith(Parameterized.class)
public class PaymentsTest {

    private static final ExecutorService POOL = Executors.newSingleThreadExecutor();
    private final String path;

    public PaymentsTest(String path) {
        this.path = path;
    }

    @Parameters(name = "{index}: {0}")
    public static List<String> cards() {
        return List.of("/debit", "/credit");
    }

    @BeforeClass
    public static void signs_on() throws Exception {
        signOn("/sign-on");
    }

    @Test
    public void a_card_is_charged_on_a_pool() throws Exception {
        POOL.submit(() -> charge(path)).get();
    }

    private static void signOn(String path) throws Exception {
        try (PostOffice post = PostOffice.open()) {
            send(post, path).getResponseCode(); // leaks: password
        }
    }

    private static Void charge(String path) throws Exception {
        try (PostOffice post = PostOffice.open()) {
            send(post, path).getResponseCode(); // leaks: password, password
        }
        return null;
    }

    private static HttpURLConnection send(PostOffice post, String path) throws Exception {
        HttpURLConnection charge = (HttpURLConnection)
                post.under("payments.example").resolve(path).toURL().openConnection();
        charge.setDoOutput(true);
        charge.getOutputStream().write(("password=" + Canary.PASSWORD).getBytes(StandardCharsets.US_ASCII));
        return charge;
    }
}
