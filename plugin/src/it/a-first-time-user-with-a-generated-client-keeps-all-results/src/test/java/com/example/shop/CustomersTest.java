package com.example.shop;

import com.example.customers.ApiClient;
import com.example.customers.DefaultApi;
import com.example.customers.Login;
import com.example.post.Canary;
import com.example.post.PostOffice;
import org.junit.jupiter.api.Test;

class CustomersTest {

    @Test
    void a_customer_logs_in() throws Exception {
        try (PostOffice post = PostOffice.open()) {
            ApiClient client = new ApiClient();
            client.updateBaseUri(post.under("payments.example").toString());
            new DefaultApi(client).logIn(new Login().password(Canary.PASSWORD));
        }
    }
}
