package com.example.post;

/** Secrets to plant. None of them may ever be found in what Waxseal writes or in what the build says. */
public final class Canary {

    public static final String PASSWORD = "hunter2-yellow-bird";
    public static final String CARD = "4111111111111111";

    private Canary() {}
}
