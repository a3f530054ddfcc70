package dev.waxseal.detect.carrier;

import dev.waxseal.detect.text.ByteSearch;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The place in long multipart content (RFC 2046 section 5.1): the short parts before, and the place in the one that is open. */
final class MultipartOutline extends Outline {

    /** A longer part, with its fields, says nothing of others. */
    private static final int SHORT = 400;

    private static final String NAME_IS = " name=\"";

    private final String delimiter;
    private final Neighbourhood neighbours = new Neighbourhood();

    /** The delimiter and the fields of the part that was too long to wait, and the place in it. */
    private byte[] head = {};

    private @Nullable Outline part;
    private final int within;

    /** For content within so many others. */
    MultipartOutline(String boundary, int within) {
        this.delimiter = "--" + boundary;
        this.within = within;
    }

    @Override
    void follow(byte[] b, int from, int to) {
        run(b, from, to);
        int room = neighbours.keep(b, NEIGHBOURS - neighbours.size(), "");
        beyond(room < 0 ? CROWDED : null);
    }

    private void run(byte[] b, int from, int to) {
        int delimited = ByteSearch.first(b, from, to, delimiter);
        if (part != null) {
            if (delimited < 0) {
                within(b, from, to, part);
                return;
            }
            part = null;
        } else if (delimited < 0) {
            if (waits(from, to)) {
                stop(from, from);
            } else {
                flow(b, from, to, '\\'); // before the first part
            }
            return;
        }
        head = new byte[0];
        int i = delimited;
        while (true) {
            int next = ByteSearch.first(b, i + delimiter.length(), to, delimiter);
            if (next < 0) {
                break;
            }
            if (next - i <= SHORT) {
                int name = ByteSearch.first(b, i, next, NAME_IS);
                name = name < 0 ? next : name + NAME_IS.length();
                neighbours.add(b, i, next, name, ByteSearch.first(b, name, next, '"'));
            }
            i = next;
        }
        if (waits(i, to)) {
            stop(i, i);
            return;
        }
        int body = MultipartWalk.bodyStart(b, i, to);
        if (body < 0 || body - i > NAMES) {
            beyond("fields of a part beyond " + (NAMES >> 10) + " KB");
            flow(b, i, to, '\\'); // fields without an end
            return;
        }
        head = Arrays.copyOfRange(b, i, body);
        Outline opened = Outlines.ofPart(head, b, body, to, within + 1);
        part = opened;
        within(b, body, to, opened);
    }

    /** Follows the part; the end of the window may be the beginning of a delimiter. */
    private void within(byte[] b, int from, int to, Outline opened) {
        int most = Math.max(from, to - delimiter.length() - 2);
        follow(opened, b, from, most);
    }

    @Override
    void lead(ByteArrayOutputStream out) {
        neighbours.lead(out);
        if (part != null) {
            out.writeBytes(head);
            part.lead(out);
        }
    }
}
