package dev.waxseal.evidence;

import org.jspecify.annotations.Nullable;

/**
 * A value that leaked, as it was sealed. Prints itself without it.
 *
 * @param id the {@linkplain dev.waxseal.journal.Finding#id id} of the finding, as the agent has it
 * @param rule the rule that it is a finding by
 * @param kind what it is
 * @param location where in the message it stood
 * @param direction {@code request} or {@code response}
 * @param method of the request
 * @param url where that went, masked
 * @param host whom it was for
 * @param port its port
 * @param origin the line of the application, or null
 * @param test the test that was running, or null
 * @param time when, in milliseconds since 1970-01-01 UTC
 * @param length how long the value is, in characters, also where it was too long to be kept whole
 * @param value the value, or its beginning
 */
public record Leaked(
        String id,
        String rule,
        String kind,
        String location,
        String direction,
        String method,
        String url,
        String host,
        int port,
        @Nullable String origin,
        @Nullable String test,
        long time,
        int length,
        String value) {

    @Override
    public String toString() {
        return id + " " + kind + " " + location;
    }
}
