package dev.waxseal.detect;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waxseal.wire.Content;
import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.Passage;
import dev.waxseal.wire.RequestHead;
import java.util.Arrays;
import java.util.List;

/** A program that reads content of a hundred megabytes with a password in its last line, and prints what was found where. */
final class HundredMegabytes {

    private static final int SIZE = 100 << 20;

    private static final String SENTENCE = "The quick brown fox jumps over the lazy dog near the river bank. ";

    private final RequestHead head;
    private final Passage passage = new Passage();
    private final byte[] stretch = new byte[Content.STRETCH];
    private final Detection detection = Detection.standard();
    private int length;
    private boolean first = true;

    private HundredMegabytes(String type) {
        head = new RequestHead(
                "POST", "http", "/", "a.example", "HTTP/1.1", new Fields(List.of(new Field("Content-Type", type))));
    }

    public static void main(String[] arguments) {
        for (String form : arguments) {
            long begin = System.nanoTime();
            switch (form) {
                case "json" ->
                    new HundredMegabytes("application/json")
                            .write(
                                    "{\"items\":[",
                                    "{\"id\":1234,\"note\":\"" + SENTENCE + "\",\"tags\":[\"a\",\"b\"]},\n",
                                    "{}],\"restore\":{\"user\":\"dba\",\"password\":\"hunter2secret\"}}");
                case "string" ->
                    new HundredMegabytes("application/json")
                            .write("{\"data\":\"", SENTENCE, "\",\"restore\":{\"password\":\"hunter2secret\"}}");
                case "xml" ->
                    new HundredMegabytes("application/xml")
                            .write(
                                    "<items>",
                                    "<item id=\"1234\"><note>" + SENTENCE + "</note></item>\n",
                                    "<restore><password>hunter2secret</password></restore></items>");
                case "csv" ->
                    new HundredMegabytes("text/csv")
                            .write("id,note,password\n", "1234,\"" + SENTENCE + "\",\n", "1235,x,hunter2secret\n");
                case "multipart" ->
                    new HundredMegabytes("multipart/form-data; boundary=frontier")
                            .write(
                                    "--frontier\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.json\"\r\n"
                                            + "Content-Type: application/json\r\n\r\n[",
                                    "{\"id\":1234,\"note\":\"" + SENTENCE + "\"},\n",
                                    "{\"password\":\"hunter2secret\"}]\r\n--frontier--\r\n");
                default -> throw new IllegalArgumentException(form);
            }
            System.err.println(form + ": " + SIZE / Math.max(1, (System.nanoTime() - begin) / 1_000) + " MB/s");
        }
    }

    private void write(String beginning, String again, String end) {
        put(beginning.getBytes(UTF_8));
        byte[] piece = again.getBytes(UTF_8);
        for (int written = 0; written < SIZE; written += piece.length) {
            put(piece);
        }
        put(end.getBytes(UTF_8));
        say(true);
    }

    private void put(byte[] piece) {
        int from = 0;
        while (from < piece.length) {
            if (length == stretch.length) {
                say(false);
            }
            int fits = Math.min(piece.length - from, stretch.length - length);
            System.arraycopy(piece, from, stretch, length, fits);
            from += fits;
            length += fits;
        }
    }

    private void say(boolean last) {
        Content content = new Content(head, Content.Form.BODY, stretch, 0, length, passage, first, last);
        for (Sighting sighting : detection.inspect(content)) {
            System.out.println(sighting.kind() + ' ' + sighting.location());
        }
        first = false;
        length = 0;
        Arrays.fill(stretch, (byte) 0);
    }
}
