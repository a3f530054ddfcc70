package dev.waxseal.wire;

import java.util.List;
import java.util.Locale;
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

    /** The form this content is said in. */
    static Content.Form form(Fields fields) {
        String type = fields.first("Content-Type");
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("text/event-stream")
                ? Content.Form.MESSAGE
                : Content.Form.BODY;
    }

    /** For the content of that message, framing removed. */
    static Sink of(Head head, Consumer<? super Content> ear) {
        Content.Form form = form(head.fields());
        List<String> codings = Codings.of(head.fields());
        Stretches stretches = new Stretches(ear, head, form);
        return Codings.removing(codings, form == Content.Form.MESSAGE ? new Events(stretches) : stretches);
    }
}
