package com.example.shop;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;

/** Lets anyone in. */
@Controller("/login")
public class Login {

    @Post(consumes = MediaType.TEXT_PLAIN, produces = MediaType.TEXT_PLAIN)
    public String login(@Body String letter) {
        return "thanks for " + letter.length() + " characters";
    }
}
