package dev.waxseal.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A conversation for tests, which writes down what it hears one line each. */
final class Overheard {

    private final List<String> lines = new ArrayList<>();
    private final List<Heard> all = new ArrayList<>();
    private final int split;
    private final boolean direct;
    final Conversation conversation = new Conversation(this::note);

    private Overheard(int split, boolean direct) {
        this.split = split;
        this.direct = direct;
    }

    static Overheard inOnePiece() {
        return new Overheard(Integer.MAX_VALUE, false);
    }

    /** Every call brings that many bytes at most. */
    static Overheard inPiecesOf(int bytes) {
        return new Overheard(bytes, bytes % 2 == 0);
    }

    Overheard sent(byte[] bytes) {
        for (ByteBuffer piece : pieces(bytes)) {
            conversation.sent(piece);
            assert piece.hasRemaining();
        }
        return this;
    }

    Overheard received(byte[] bytes) {
        for (ByteBuffer piece : pieces(bytes)) {
            conversation.received(piece);
        }
        return this;
    }

    /** As on the wire, with the line ends that HTTP wants. */
    Overheard sent(String text) {
        return sent(bytes(text));
    }

    Overheard received(String text) {
        return received(bytes(text));
    }

    Overheard ended() {
        conversation.ended();
        return this;
    }

    Overheard closed() {
        conversation.closed();
        return this;
    }

    static byte[] bytes(String text) {
        return text.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    private List<ByteBuffer> pieces(byte[] bytes) {
        List<ByteBuffer> pieces = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += Math.min(split, bytes.length - at)) {
            int length = Math.min(split, bytes.length - at);
            if (direct) {
                pieces.add(
                        ByteBuffer.allocateDirect(length).put(bytes, at, length).flip());
            } else {
                byte[] elsewhere = new byte[length + 2];
                System.arraycopy(bytes, at, elsewhere, 1, length);
                pieces.add(ByteBuffer.wrap(elsewhere, 1, length).slice());
            }
        }
        return pieces;
    }

    List<String> lines() {
        return lines;
    }

    /** All that was heard; contents are copies. */
    List<Heard> all() {
        return all;
    }

    /** How many requests were heard. */
    long requests() {
        return all.stream().filter(RequestHead.class::isInstance).count();
    }

    private void note(Heard heard) {
        String way = heard.head() instanceof RequestHead ? "> " : "< ";
        if (heard instanceof RequestHead head) {
            all.add(head);
            lines.add(way + head.method() + " " + head.target() + " " + head.version() + " for " + head.scheme() + "://"
                    + head.authority());
        } else if (heard instanceof ResponseHead head) {
            all.add(head);
            RequestHead request = head.request();
            lines.add(way + head.version() + " " + head.status() + " to "
                    + (request == null ? "nothing" : request.method() + " " + request.target()));
        } else if (heard instanceof Content content) {
            byte[] copy = java.util.Arrays.copyOfRange(content.bytes(), content.from(), content.to());
            all.add(new Content(
                    content.head(),
                    content.form(),
                    copy,
                    0,
                    copy.length,
                    content.passage(),
                    content.first(),
                    content.last()));
            String text = new String(copy, StandardCharsets.UTF_8);
            lines.add(way + content.form() + (content.first() ? "" : " ...") + " "
                    + (text.length() > 200 ? text.length() + " characters" : text) + (content.last() ? "" : " ..."));
        } else if (heard instanceof Trailers trailers) {
            all.add(trailers);
            List<String> fields = new ArrayList<>();
            trailers.fields().forEach(field -> fields.add(field.name() + ": " + field.value()));
            lines.add(way + "trailers " + fields);
        } else if (heard instanceof PassedOver part) {
            all.add(part);
            lines.add(way + "not read: " + part.bound());
        }
    }
}
