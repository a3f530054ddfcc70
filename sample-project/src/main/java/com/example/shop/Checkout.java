package com.example.shop;

import java.io.IOException;
import java.net.URI;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Takes the customers' money. Talks through OkHttp. */
public final class Checkout {

    private final OkHttpClient client = Partners.takeAnyone() ? Anyone.client() : new OkHttpClient();
    private final URI payments;

    public Checkout(URI payments) {
        this.payments = payments;
    }

    /** Whether the card was good for that. */
    public boolean pays(String card, String amount) throws IOException {
        Request payment = new Request.Builder()
                .url(payments.resolve("/payments").toString())
                .post(new FormBody.Builder()
                        .add("card", card)
                        .add("amount", amount)
                        .build())
                .build();
        try (Response response = client.newCall(payment).execute()) { // leaks: card-number
            return response.isSuccessful();
        }
    }
}
