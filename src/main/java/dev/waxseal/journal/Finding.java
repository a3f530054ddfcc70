package dev.waxseal.journal;

import dev.waxseal.detect.Severity;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong, with all that is needed to judge and to mend it. The journal's and the report's unit.
 *
 * @param rule the id of the rule, such as {@code plaintext-data}
 * @param severity how bad it is
 * @param kind the kind of data, or null where the rule is not about data
 * @param direction {@code request} or {@code response}
 * @param location where in the message it stood, or null where the rule is not about data
 * @param evidence what may be shown of it, masked at birth
 * @param request the request it stood in or that it answers
 * @param destination where that went
 * @param encrypted whether it went through TLS
 * @param stage whether it reached the wire or was only attempted
 * @param client the short name of the client library, or {@code unknown}
 * @param origin the innermost frame of the application, or null where unknown
 * @param test the test that was running, or null where none was or several were
 */
public record Finding(
        String rule,
        Severity severity,
        @Nullable String kind,
        Direction direction,
        @Nullable String location,
        String evidence,
        Request request,
        Destination destination,
        boolean encrypted,
        Stage stage,
        String client,
        @Nullable Origin origin,
        @Nullable Test test) {

    /** Which way the data went. */
    public enum Direction {
        REQUEST,
        RESPONSE
    }

    /** How far the request came. */
    public enum Stage {
        /** Its bytes were given to the operating system. */
        WIRE,
        /** It was made in the application but never reached the wire. */
        ATTEMPT
    }

    /** The request line, with what is sensitive in the URL masked. */
    public record Request(String method, String url, String version) {}

    /**
     * Who the request was for.
     *
     * @param host the host name the request itself names, lower-case
     * @param port its port
     * @param address the IP address the connection went to, or null where there was none
     * @param via the proxy in between as {@code host:port}, or null
     */
    public record Destination(
            String host,
            int port,
            @Nullable String address,
            @Nullable String via) {}

    /** A line of the application's code; {@code line} is 0 and {@code file} null where the class file does not say. */
    public record Origin(
            String className, String method, @Nullable String file, int line) {}

    /** A test. */
    public record Test(String className, String method) {}
}
