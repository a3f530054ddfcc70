package dev.waxseal.agent.call;

import dev.waxseal.wire.Fields;
import org.jspecify.annotations.Nullable;

/** gRPC: the subject is a channel, asked for a call of a method. Whether it is clear text is not known yet. */
final class GrpcChannel implements Reader {
    private static final Property AUTHORITY = new Property("authority");
    private static final Property NAME = new Property("getFullMethodName");

    @Override
    public @Nullable String url(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return "http://" + AUTHORITY.of(subject) + '/' + NAME.of(arguments[0]);
    }

    @Override
    public String method(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return String.valueOf("POST");
    }

    @Override
    public Fields fields(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return FieldLines.of(null);
    }

    @Override
    public boolean isSure() {
        return false;
    }
}
