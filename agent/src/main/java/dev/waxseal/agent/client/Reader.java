package dev.waxseal.agent.client;

import dev.waxseal.wire.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Reads the request out of the objects that one client library is called with. Library classes are never linked to, and
 * nothing of the application's is run: only getters of the library's own types.
 */
public interface Reader {

    /** The absolute URL it will be sent to, or null where that is not known or nothing is about to be sent. */
    @Nullable String url(Object subject, Object[] arguments) throws ReflectiveOperationException;

    /** The method, such as {@code POST}. */
    String method(Object subject, Object[] arguments) throws ReflectiveOperationException;

    /** The fields that the application set. */
    Fields fields(Object subject, Object[] arguments) throws ReflectiveOperationException;

    /** The content, or null where there is none or it cannot be had without consuming it. */
    default @Nullable Body body(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return null;
    }

    /** Whether {@code ended} will be called with the subject. */
    default boolean announcesItsEnd() {
        return false;
    }

    /** Whether the scheme of {@link #url} is certain, so that a request that never reaches the wire is worth telling. */
    default boolean isSure(Object subject) throws ReflectiveOperationException {
        return true;
    }

    /**
     * Whether an answer may lead this request, which goes through TLS, out of there on a thread that knows nothing of the
     * application.
     */
    default boolean mayLeaveTls(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return false;
    }

    /** The object that the request was put together as, perhaps long before this, or null where that is done just here. */
    default @Nullable Object madeAs(Object[] arguments) {
        return null;
    }

    /** Whether the library hands the request on to another one, which is told of as well. */
    default boolean isHandedOn() {
        return false;
    }

    /** Whether the object that is returned is what {@code said} will be called with. */
    default boolean returnsTheCall() {
        return false;
    }
}
