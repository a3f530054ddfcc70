package com.example.shop;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

@SpringBootApplication
@RestController
public class Shop {

    private final RestClient customers = RestClient.create();

    public static void main(String[] arguments) {
        SpringApplication.run(Shop.class, arguments);
    }

    /** Asks the customers' service, wherever that is. */
    @PostMapping("/login")
    public void logIn(@RequestBody Map<String, String> login) {
        customers
                .post()
                .uri(login.get("service"))
                .body(Map.of("password", login.get("password")))
                .retrieve()
                .toBodilessEntity(); // leaks: password
    }
}
