package dev.waxseal.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.waxseal.wire.Content;
import dev.waxseal.wire.Conversation;
import dev.waxseal.wire.Head;
import dev.waxseal.wire.Heard;
import dev.waxseal.wire.PassedOver;
import dev.waxseal.wire.RequestHead;
import dev.waxseal.wire.ResponseHead;
import dev.waxseal.wire.Trailers;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Connections on which anything may be said: whatever way it is cut, the same is heard. */
final class Conversations {

    /** Whose turn it is changes at this byte; twice, it stands for itself. */
    private static final byte TURN = 0x1e;

    private Conversations() {}

    /**
     * Hears what both sides said first, and then what stands in these bytes.
     *
     * @param turns what is sent, {@link #TURN}, what is received, and so on
     */
    static void hear(byte[] sentFirst, byte[] receivedFirst, byte[] turns) {
        List<byte[]> said = said(turns);
        List<String> whole = heard(sentFirst, receivedFirst, said, Integer.MAX_VALUE);
        for (int piece : new int[] {1, 2 + Math.floorMod(turns.length, 37)}) {
            List<String> cut = heard(sentFirst, receivedFirst, said, piece);
            if (!cut.equals(whole)) {
                throw new AssertionError("in pieces of " + piece + " " + cut + ", in one " + whole);
            }
        }
    }

    private static List<byte[]> said(byte[] turns) {
        List<byte[]> said = new ArrayList<>();
        byte[] turn = new byte[turns.length];
        int length = 0;
        for (int i = 0; i < turns.length; i++) {
            if (turns[i] != TURN) {
                turn[length++] = turns[i];
            } else if (i + 1 < turns.length && turns[i + 1] == TURN) {
                turn[length++] = turns[i++];
            } else {
                said.add(Arrays.copyOf(turn, length));
                length = 0;
            }
        }
        said.add(Arrays.copyOf(turn, length));
        return said;
    }

    private static List<String> heard(byte[] sentFirst, byte[] receivedFirst, List<byte[]> said, int piece) {
        List<String> lines = new ArrayList<>();
        Conversation conversation = new Conversation(heard -> {
            if (!(heard instanceof Content content && content.form() == Content.Form.ENCODED)) {
                lines.add(line(heard));
            } else if (content.first()) { // of what could not be decoded it is only said that it was there
                lines.add("ENCODED");
            }
        });
        conversation.sent(ByteBuffer.wrap(sentFirst));
        conversation.received(ByteBuffer.wrap(receivedFirst));
        boolean sent = true;
        for (byte[] turn : said) {
            for (int at = 0; at < turn.length; at += Math.min(piece, turn.length - at)) {
                ByteBuffer bytes = ByteBuffer.wrap(turn, at, Math.min(piece, turn.length - at));
                if (sent) {
                    conversation.sent(bytes);
                } else {
                    conversation.received(bytes);
                }
            }
            sent = !sent;
        }
        conversation.closed();
        lines.add(conversation.nature() + " " + conversation.tunnel() + " " + conversation.protocol());
        return lines;
    }

    private static String line(Heard heard) {
        if (heard instanceof Content content) {
            String text = new String(content.bytes(), content.from(), content.to() - content.from(), ISO_8859_1);
            return content.form() + " " + content.first() + content.last() + " " + text;
        } else if (heard instanceof PassedOver part) {
            return part.bound();
        } else if (heard instanceof Trailers trailers) {
            return "trailers " + trailers.fields().list();
        }
        Head head = heard.head();
        return head instanceof RequestHead request
                ? request.method() + " " + request.target() + " " + request.authority()
                        + request.fields().list()
                : ((ResponseHead) head).status() + " " + head.fields().list();
    }
}
