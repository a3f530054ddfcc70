package dev.waxseal.detect.carrier;

import dev.waxseal.detect.text.ByteSearch;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The place in a long form: the short pairs before, and the name of the one that is open. */
final class FormOutline extends Outline {

    private static final byte[] NAMELESS = {};

    private final Neighbourhood neighbours = new Neighbourhood();

    /** The name, and the equals sign, of a pair that was too long to wait. */
    private byte[] open = NAMELESS;

    private boolean flows;

    /** The place in its value, where that is a document. */
    private @Nullable Outline document;

    private final int within;

    /** For a document within so many others. */
    FormOutline(int within) {
        this.within = within;
    }

    @Override
    void follow(byte[] b, int from, int to) {
        run(b, from, to);
        int room = neighbours.keep(b, NEIGHBOURS - neighbours.size(), "&");
        beyond(room < 0 ? CROWDED : null);
    }

    private void run(byte[] b, int from, int to) {
        int i = from;
        if (flows) {
            i = ByteSearch.first(b, from, to, '&');
            if (i == to) {
                goOn(b, from, to);
                return;
            }
            i++;
        }
        flows = false;
        document = null;
        open = NAMELESS;
        while (i < to) {
            int end = ByteSearch.first(b, i, to, '&');
            if (end == to) {
                if (waits(i, to)) {
                    stop(i, i);
                    return;
                }
                int equals = ByteSearch.first(b, i, Math.min(to, i + NAME), '=');
                boolean named = equals < to && b[equals] == '=';
                open = named ? Arrays.copyOfRange(b, i, equals + 1) : NAMELESS;
                beyond(named ? null : "names of more than " + NAME + " bytes");
                flows = true;
                document = Outlines.ofValue(b, named ? equals + 1 : i, to, Writing.PERCENT, within + 1);
                goOn(b, named ? equals + 1 : i, to);
                return;
            }
            boolean may = !neighbours.isCrowded() || TellingNames.may(b, i, end, '=');
            if (may && end - i <= Neighbourhood.SHORT) {
                neighbours.add(b, i, end, i, ByteSearch.first(b, i, end, '='));
            }
            i = end + 1;
        }
        through(to);
    }

    private void goOn(byte[] b, int from, int to) {
        if (document == null) {
            flow(b, from, to, '%');
        } else {
            follow(document, b, from, to);
        }
    }

    @Override
    void lead(ByteArrayOutputStream out) {
        neighbours.lead(out);
        out.writeBytes(open);
        if (document != null) {
            document.lead(out);
        }
    }
}
