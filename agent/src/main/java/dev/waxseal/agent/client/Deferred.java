package dev.waxseal.agent.client;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Requests that a client library puts together to send them when somebody subscribes. */
public final class Deferred {

    /** Where Spring's request and its builder have their URL, and Reactor Netty's configuration has it or its beginning. */
    private static final List<Property> URLS =
            List.of(new Property("url"), new Property("uri"), new Property("baseUrl"));

    private Deferred() {}

    /**
     * Whether it goes through TLS, as far as it is known by then, so that nobody will ask who put it together.
     *
     * @param request what the library made of it
     * @param of what it was made of, which may be its URL; or null
     */
    public static boolean isSealed(Object request, @Nullable Object of) throws ReflectiveOperationException {
        if (of instanceof URI url) {
            return Asked.isSealed(url.toString());
        }
        for (int i = 0; i < URLS.size(); i++) {
            Property url = URLS.get(i);
            if (url.isOf(request) && Asked.isSealed(url.text(request))) {
                return true;
            }
        }
        return false;
    }
}
