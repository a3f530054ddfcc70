package dev.waxseal.agent.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** gRPC: what a call is given after it was made, its metadata and its first message. */
public final class GrpcCall {

    private static final Property NAMES_AND_VALUES = new Property("serialize");

    private GrpcCall() {}

    /** What was asked for, completed by this. */
    public static Asked and(Asked asked, Object said) throws ReflectiveOperationException {
        if (said.getClass().getName().equals("io.grpc.Metadata")) {
            return asked.with(fields(asked, NAMES_AND_VALUES.of(said)));
        }
        Body message = message(said);
        return asked.body() == null && message != null ? asked.with(message) : asked;
    }

    private static Fields fields(Asked asked, @Nullable Object namesAndValues) {
        List<Field> fields = new ArrayList<>(asked.head().fields().list());
        if (namesAndValues instanceof byte[][] lines) {
            for (int i = 0; i + 1 < lines.length; i += 2) {
                String name = new String(lines[i], US_ASCII);
                if (!name.endsWith("-bin")) {
                    fields.add(new Field(name, new String(lines[i + 1], US_ASCII)));
                }
            }
        }
        return new Fields(fields);
    }

    private static @Nullable Body message(Object message) {
        Body held = Body.of(message, null);
        return held == null && Protobuf.BYTES.isOf(message) && Protobuf.SIZE.isOf(message)
                ? new Protobuf(message)
                : held;
    }

    /** A message of protobuf's, which does not change and is turned into bytes only if they are wanted. */
    private record Protobuf(Object message) implements Body {

        private static final Property BYTES = new Property("toByteArray");
        private static final Property SIZE = new Property("getSerializedSize");

        @Override
        public @Nullable String type() {
            return null;
        }

        @Override
        public long length() {
            return -1;
        }

        @Override
        public byte @Nullable [] bytes() throws ReflectiveOperationException {
            return SIZE.of(message) instanceof Integer size && size <= MOST && BYTES.of(message) instanceof byte[] bytes
                    ? bytes
                    : null;
        }
    }
}
