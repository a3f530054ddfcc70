package dev.waxseal.wire;

import java.util.function.Consumer;

/** The way a message's content takes: its codings are removed, it is cut into events if it is such, and said. */
final class ContentFlow {

    /** Takes everything and says nothing. */
    static final Sink NOWHERE = new Sink() {
        @Override
        public void put(byte[] bytes, int from, int to) {}

        @Override
        public void unreadable() {}

        @Override
        public void end() {}
    };

    private ContentFlow() {}

    /** Whether this content is neither coded nor cut, so that it is one body as it comes. */
    static boolean isPlain(Fields fields) {
        return form(fields) == Content.Form.BODY && Codings.of(fields).isEmpty();
    }

    /** How content with such fields is framed. */
    static Content.Form form(Fields fields) {
        String type = fields.first("Content-Type");
        if (type == null) {
            return Content.Form.BODY;
        }
        return isType(type, "text/event-stream")
                ? Content.Form.MESSAGE
                : isType(type, "application/grpc") && !isType(type, "application/grpc-web-text")
                        ? Content.Form.BINARY_MESSAGE
                        : Content.Form.BODY;
    }

    private static boolean isType(String type, String beginning) {
        return type.regionMatches(true, 0, beginning, 0, beginning.length());
    }

    /** For the content of that message, framing removed. */
    static Sink of(Head head, Consumer<Heard> ear) {
        Fields fields = head.fields();
        Content.Form form = form(fields);
        Stretches stretches = new Stretches(ear, head, form);
        Sink cut = switch (form) {
            case MESSAGE -> new Events(stretches);
            case BINARY_MESSAGE -> new GrpcMessages(stretches, fields.first("grpc-encoding"));
            case BODY, ENCODED -> stretches;
        };
        return Codings.removing(Codings.of(fields), cut);
    }
}
