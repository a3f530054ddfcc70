package com.example.shop;

import com.example.post.Canary;
import com.example.post.PostOffice;
import com.github.kevinsawicki.http.HttpRequest;

public final class Shop {

    private Shop() {}

    public static void main(String[] arguments) throws Exception {
        try (PostOffice post = PostOffice.open()) {
            String shop = post.under("payments.example").resolve("/login").toString();
            HttpRequest.post(shop).form("password", Canary.PASSWORD).code(); // leaks: password
        }
    }
}
