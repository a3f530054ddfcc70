package dev.waxseal.agent.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** AWS Common Runtime: requests that are given to its native code, by a connection or by a manager of them. */
public final class AwsCrt implements Reader {

    private static final Property METHOD = new Property("method");
    private static final Property PATH = new Property("encodedPath");
    private static final Property HEADERS = new Property("headers");
    private static final Property BODY = new Property("bodyStream");

    @Override
    public @Nullable String url(Object subject, Object[] arguments) throws ReflectiveOperationException {
        CrtRoutes.Route route = CrtRoutes.of(subject);
        return route == null ? null : route.scheme() + "://" + route.authority() + target(arguments[0]);
    }

    @Override
    public String method(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return method(arguments[0]);
    }

    @Override
    public Fields fields(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return new Fields(fields(arguments[0]));
    }

    /** What a manager returns is complete when the request begins, not when it ends. */
    @Override
    public boolean returnsTheCall() {
        return true;
    }

    /** What this request's content is pulled from, or null. */
    public static @Nullable Object content(Object request) throws ReflectiveOperationException {
        return BODY.of(request);
    }

    /**
     * This request's head as HTTP/1.1 would have it (RFC 9112).
     *
     * @param chunked whether its content is told in chunks, for its length is not known
     */
    public static byte[] head(Object request, CrtRoutes.Route route, boolean chunked)
            throws ReflectiveOperationException {
        StringBuilder head = new StringBuilder(256);
        head.append(method(request)).append(' ').append(target(request)).append(" HTTP/1.1\r\n");
        boolean named = false;
        for (Field field : fields(request)) {
            named |= field.is("Host");
            if (!field.is("Transfer-Encoding")) {
                head.append(field.name()).append(": ").append(field.value()).append("\r\n");
            }
        }
        if (!named) {
            head.append("Host: ").append(route.authority()).append("\r\n");
        }
        if (chunked) {
            head.append("Transfer-Encoding: chunked\r\n");
        }
        return head.append("\r\n").toString().getBytes(UTF_8);
    }

    /** Whether this request has a field of that name. */
    public static boolean has(Object request, String name) throws ReflectiveOperationException {
        return new Fields(fields(request)).first(name) != null;
    }

    private static String method(Object request) throws ReflectiveOperationException {
        return METHOD.of(request) instanceof String method && !method.isEmpty() ? method : pseudo(request, ":method");
    }

    private static String target(Object request) throws ReflectiveOperationException {
        return PATH.of(request) instanceof String path && !path.isEmpty() ? path : pseudo(request, ":path");
    }

    /** A field that HTTP/2 has in place of a request line (RFC 9113 section 8.3.1). */
    private static String pseudo(Object request, String name) throws ReflectiveOperationException {
        String value = FieldLines.of(HEADERS.of(request)).first(name);
        return value == null ? "" : value;
    }

    private static List<Field> fields(Object request) throws ReflectiveOperationException {
        List<Field> fields = new ArrayList<>();
        for (Field field : FieldLines.of(HEADERS.of(request)).list()) {
            if (!field.name().startsWith(":")) {
                fields.add(field);
            } else if (field.name().equals(":authority")) {
                fields.add(new Field("Host", field.value()));
            }
        }
        return fields;
    }
}
