package dev.waxseal.agent.client;

import dev.waxseal.wire.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Reads requests of libraries that have them as one object with plain getters.
 *
 * @param argument whether that object is the first argument; otherwise it is what the library is called on
 * @param part of that object, which has the request; or null where it is the request
 * @param url its absolute URL
 * @param method its method
 * @param headers its fields, in any form that {@link FieldLines} knows
 * @param body its content, or null where that is not written yet
 */
record Getters(
        boolean argument,
        @Nullable Property part,
        Property url,
        Property method,
        Property headers,
        @Nullable Property body)
        implements Reader {

    static Getters ofArgument(String url, String method, String headers, @Nullable String body) {
        return new Getters(
                true,
                null,
                new Property(url),
                new Property(method),
                new Property(headers),
                body == null ? null : new Property(body));
    }

    static Getters ofSubject(String url, String method, String headers) {
        return new Getters(false, null, new Property(url), new Property(method), new Property(headers), null);
    }

    static Getters ofPart(String part, String url, String method, String headers) {
        return new Getters(
                true, new Property(part), new Property(url), new Property(method), new Property(headers), null);
    }

    @Override
    public @Nullable String url(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return url.text(request(subject, arguments));
    }

    @Override
    public String method(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return String.valueOf(method.of(request(subject, arguments)));
    }

    @Override
    public @Nullable Object madeAs(Object[] arguments) {
        return argument ? arguments[0] : null;
    }

    @Override
    public boolean isHandedOn() {
        return argument;
    }

    @Override
    public Fields fields(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return FieldLines.of(headers.of(request(subject, arguments)));
    }

    @Override
    public @Nullable Body body(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return body == null ? null : Body.of(body.of(request(subject, arguments)), null);
    }

    private @Nullable Object request(Object subject, Object[] arguments) throws ReflectiveOperationException {
        Object whole = argument ? arguments[0] : subject;
        return part == null ? whole : part.of(whole);
    }
}
