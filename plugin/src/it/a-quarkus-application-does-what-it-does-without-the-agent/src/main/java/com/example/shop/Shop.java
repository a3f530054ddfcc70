package com.example.shop;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.net.URI;

/** Serves, asks itself once, and ends. */
@QuarkusMain
public class Shop implements QuarkusApplication {

    @Override
    public int run(String... arguments) {
        Door door = QuarkusRestClientBuilder.newBuilder()
                .baseUri(URI.create("http://127.0.0.1:" + arguments[0]))
                .build(Door.class);
        System.out.println(door.login("hunter2-yellow-bird"));
        return 0;
    }
}
