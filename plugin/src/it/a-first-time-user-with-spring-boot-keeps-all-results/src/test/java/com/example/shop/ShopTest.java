package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.post.Canary;
import com.example.post.PostOffice;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ShopTest {

    @Autowired
    TestRestTemplate shop;

    @Test
    void a_customer_logs_in() throws Exception {
        try (PostOffice post = PostOffice.open()) {
            Map<String, String> login = Map.of(
                    "password",
                    Canary.PASSWORD,
                    "service",
                    post.under("payments.example").resolve("/login").toString());
            assertThat(shop.postForEntity("/login", login, Void.class)
                            .getStatusCode()
                            .value())
                    .isEqualTo(200);
        }
    }

    @Test
    void there_is_no_way_to_log_out() {
        assertThat(shop.getForEntity("/logout", String.class).getStatusCode().value())
                .isEqualTo(404);
    }
}
