package dev.waxseal.agent.client;

import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** gRPC: the subject is a channel, asked for a call of a method. What it is given follows; see {@link GrpcCall}. */
final class GrpcChannel implements Reader {
    private static final Property AUTHORITY = new Property("authority");
    private static final Property NAME = new Property("getFullMethodName");

    /** From the channel to what says whether it encrypts; a release or transport that lacks one of them does not say. */
    private static final Property OUTER = new Property("this$0");

    private static final Property FACTORY = new Property("transportFactory");
    private static final Property DELEGATE = new Property("delegate");
    private static final Property NEGOTIATOR = new Property("protocolNegotiator");
    private static final Property SCHEME = new Property("scheme");

    /** More factories than gRPC puts around each other. */
    private static final int DEEPEST = 8;

    private static final Fields TYPE = new Fields(List.of(new Field("content-type", "application/grpc")));

    @Override
    public @Nullable String url(Object subject, Object[] arguments) throws ReflectiveOperationException {
        return "https".equals(scheme(subject)) ? null : "http://" + AUTHORITY.of(subject) + '/' + NAME.of(arguments[0]);
    }

    @Override
    public String method(Object subject, Object[] arguments) {
        return "POST";
    }

    @Override
    public Fields fields(Object subject, Object[] arguments) {
        return TYPE;
    }

    @Override
    public boolean isSure(Object subject) throws ReflectiveOperationException {
        return "http".equals(scheme(subject));
    }

    @Override
    public boolean returnsTheCall() {
        return true;
    }

    private static @Nullable String scheme(Object channel) throws ReflectiveOperationException {
        Object factory = step(FACTORY, step(OUTER, channel));
        for (int i = 0; i < DEEPEST && factory != null && DELEGATE.isOf(factory); i++) {
            factory = DELEGATE.of(factory);
        }
        Object scheme = step(SCHEME, step(NEGOTIATOR, factory));
        return scheme == null ? null : scheme.toString();
    }

    private static @Nullable Object step(Property to, @Nullable Object from) throws ReflectiveOperationException {
        return from != null && to.isOf(from) ? to.of(from) : null;
    }
}
