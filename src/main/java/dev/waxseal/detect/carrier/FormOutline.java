package dev.waxseal.detect.carrier;

import dev.waxseal.detect.text.ByteSearch;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The place in a long form: the short pairs before, and the name of the one that is open. */
final class FormOutline extends Outline {

    /** A longer name is none. */
    private static final int MAX_NAME = 1024;

    private static final byte[] NAMELESS = {};

    private final Neighbourhood neighbours = new Neighbourhood(Neighbourhood.SHORT);

    /** The name, and the equals sign, of a pair that was too long to wait. */
    private byte[] open = NAMELESS;

    private boolean flows;

    @Override
    void follow(byte[] b, int from, int to) {
        run(b, from, to);
        neighbours.keep(b, NEIGHBOURS - neighbours.size(), "&");
    }

    private void run(byte[] b, int from, int to) {
        int i = from;
        if (flows) {
            i = ByteSearch.first(b, from, to, '&');
            if (i == to) {
                flow(b, from, to, '%');
                return;
            }
            i++;
        }
        flows = false;
        open = NAMELESS;
        while (i < to) {
            int end = ByteSearch.first(b, i, to, '&');
            if (end == to) {
                if (waits(i, to)) {
                    stop(i, i);
                    return;
                }
                int equals = ByteSearch.first(b, i, Math.min(to, i + MAX_NAME), '=');
                boolean named = equals < to && b[equals] == '=';
                open = named ? Arrays.copyOfRange(b, i, equals + 1) : NAMELESS;
                flows = true;
                flow(b, named ? equals + 1 : i, to, '%');
                return;
            }
            neighbours.add(i, end);
            i = end + 1;
        }
        through(to);
    }

    @Override
    void lead(ByteArrayOutputStream out) {
        neighbours.lead(out);
        out.writeBytes(open);
    }
}
