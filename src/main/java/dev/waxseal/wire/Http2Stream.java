package dev.waxseal.wire;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One stream of an HTTP/2 connection: a request and what answers it (RFC 9113 section 8.1). */
final class Http2Stream {

    private static final String VERSION = "HTTP/2";

    private final Dialogue dialogue;

    @Nullable RequestHead request;

    boolean sentEnded;
    private @Nullable ResponseHead response;
    private boolean receivedEnded;
    private boolean webSocket;
    private @Nullable Sink sending;
    private @Nullable Sink receiving;

    Http2Stream(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    static boolean isRequest(List<Field> fields) {
        return value(fields, ":method") != null;
    }

    static boolean isResponse(List<Field> fields) {
        return value(fields, ":status") != null;
    }

    void asked(List<Field> fields) {
        RequestHead head = requestHead(fields);
        request = head;
        webSocket = "websocket".equals(value(fields, ":protocol"));
        dialogue.asked(head);
    }

    /** The server asks in the client's stead; that was not sent, so it is not said. */
    void promised(List<Field> fields) {
        request = requestHead(fields);
        sentEnded = true;
    }

    void answered(List<Field> fields) {
        int status = status(value(fields, ":status"));
        ResponseHead head = new ResponseHead(status, VERSION, regular(fields), request);
        if (status >= 200) {
            response = head;
        }
        dialogue.accept(head);
    }

    void put(boolean sent, byte[] bytes, int from, int to) {
        Sink sink = sent ? sending : receiving;
        if (sink == null) {
            sink = flow(sent ? request : response);
            if (sent) {
                sending = sink;
            } else {
                receiving = sink;
            }
        }
        sink.put(bytes, from, to);
    }

    private Sink flow(@Nullable Head head) {
        if (head == null) {
            return ContentFlow.NOWHERE;
        }
        ResponseHead answer = response;
        if (answer != null && answer.status() < 300 && webSocket) { // RFC 8441
            return WebSocketFrames.after(head, answer, dialogue);
        }
        return ContentFlow.of(head, dialogue);
    }

    void trailers(boolean sent, List<Field> fields) {
        Head head = sent ? request : response;
        endContent(sent);
        if (head != null) {
            dialogue.accept(new Trailers(head, new Fields(fields)));
        }
    }

    /** Part of what that direction says is not read. */
    void passOver(boolean sent, String bound) {
        Head head = sent ? request : response;
        if (head == null && !sent) {
            head = new ResponseHead(0, VERSION, Fields.NONE, request);
        }
        if (head != null) {
            dialogue.accept(new PassedOver(head, bound));
        }
    }

    /** What may still come is not read. */
    void passOver(String bound) {
        if (!sentEnded) {
            passOver(true, bound);
        }
        if (!receivedEnded) {
            passOver(false, bound);
        }
    }

    /** That direction is over; returns whether both are. */
    boolean end(boolean sent) {
        endContent(sent);
        if (sent) {
            sentEnded = true;
        } else {
            receivedEnded = true;
        }
        return sentEnded && receivedEnded;
    }

    /** Says what content of that direction is held back so far. */
    void pause(boolean sent) {
        Sink sink = sent ? sending : receiving;
        if (sink != null) {
            sink.pause();
        }
    }

    private void endContent(boolean sent) {
        Sink sink = sent ? sending : receiving;
        if (sent) {
            sending = null;
        } else {
            receiving = null;
        }
        if (sink != null) {
            sink.end();
        }
    }

    private static RequestHead requestHead(List<Field> fields) {
        String method = orEmpty(value(fields, ":method"));
        String scheme = value(fields, ":scheme");
        String authority = value(fields, ":authority");
        String path = value(fields, ":path");
        if (authority == null) {
            authority = orEmpty(value(fields, "host"));
        }
        return new RequestHead(
                method,
                scheme == null ? "http" : scheme,
                path == null ? authority : path,
                authority,
                VERSION,
                regular(fields));
    }

    /** Without the pseudo-header fields that heads have components for. */
    private static Fields regular(List<Field> fields) {
        List<Field> regular = new ArrayList<>(fields.size());
        for (Field field : fields) {
            switch (field.name()) {
                case ":method", ":scheme", ":authority", ":path", ":protocol", ":status" -> {}
                default -> regular.add(field);
            }
        }
        return new Fields(regular);
    }

    private static @Nullable String value(List<Field> fields, String name) {
        for (Field field : fields) {
            if (field.name().equals(name)) {
                return field.value();
            }
        }
        return null;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static int status(@Nullable String text) {
        return text != null && text.matches("[1-9][0-9]{2}") ? Integer.parseInt(text) : 500;
    }
}
