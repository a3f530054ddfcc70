package dev.waxseal.wire;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A request that never reached a connection, said as if it had been heard on one. */
public final class Unsent {

    private Unsent() {}

    /** Says a request and its content, which is as the application made it: neither framed nor coded. */
    public static void say(RequestHead request, byte @Nullable [] content, Consumer<Heard> ear) {
        ear.accept(request);
        if (content != null) {
            Stretches stretches = new Stretches(ear, request, ContentFlow.form(request.fields()));
            stretches.put(content, 0, content.length);
            stretches.end();
        }
    }
}
