package dev.waxseal.detect;

import dev.waxseal.detect.name.HarmlessFields;
import dev.waxseal.wire.Content;
import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.Heard;
import dev.waxseal.wire.RequestHead;
import dev.waxseal.wire.ResponseHead;
import dev.waxseal.wire.Trailers;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What was found in messages that said the very same before, so that a leak that is repeated is looked at in full once.
 * Whatever a second look goes by is part of a {@linkplain Fingerprint fingerprint}; nothing else is kept of a message.
 */
final class Familiar {

    /** A power of two; one message in each. */
    private static final int SLOTS = 256;

    /** More findings are not worth the memory. */
    private static final int FEW = 16;

    /** A longer target is masked anew each time. */
    private static final int LONGEST_TARGET = 2_048;

    private static final String PROTOCOLS = "Sec-WebSocket-Protocol";

    private record Known(Fingerprint of, List<Sighting> sightings) {}

    private record Masked(Fingerprint of, String target) {}

    private final long seed = System.nanoTime();
    private final AtomicReferenceArray<@Nullable Known> known = new AtomicReferenceArray<>(SLOTS);
    private final AtomicReferenceArray<@Nullable Masked> masked = new AtomicReferenceArray<>(SLOTS);

    /** What tells this part of a message from all others that may be found to hold something else. */
    Fingerprint fingerprint(Heard heard) {
        Fingerprint print = new Fingerprint(seed);
        print.add(heard.head() instanceof ResponseHead ? 1 : 0);
        if (heard instanceof Content content) {
            print.add(content.form().name());
            print.add(MessageBody.mediaType(content));
            if (content.head() instanceof RequestHead request) {
                print.add(MessageBody.authorizes(request) ? 1 : 0);
            }
            print.add(content.bytes(), content.from(), content.to());
        } else if (heard instanceof Trailers trailers) {
            print.add(0);
            add(trailers.fields(), print);
        } else {
            if (heard.head() instanceof RequestHead request) {
                print.add(request.target());
            }
            add(heard.head().fields(), print);
        }
        return print;
    }

    private static void add(Fields fields, Fingerprint print) {
        List<Field> list = fields.list();
        for (int i = 0; i < list.size(); i++) {
            Field field = list.get(i);
            if (!HarmlessFields.has(field.name()) || field.name().equalsIgnoreCase(PROTOCOLS)) {
                print.add(field.name());
                print.add(field.value());
            }
        }
    }

    /** What was found in one that had this fingerprint, or null. */
    @Nullable List<Sighting> sightings(Fingerprint print) {
        Known one = known.get(print.slot(SLOTS));
        return one != null && one.of.isSame(print) ? one.sightings : null;
    }

    void keep(Fingerprint print, List<Sighting> sightings) {
        if (sightings.size() <= FEW) {
            known.set(print.slot(SLOTS), new Known(print, sightings));
        }
    }

    /** The target with everything sensitive masked, as it was made before; or null. */
    @Nullable String masked(Fingerprint print) {
        Masked one = masked.get(print.slot(SLOTS));
        return one != null && one.of.isSame(print) ? one.target : null;
    }

    void keep(Fingerprint print, String target) {
        if (target.length() <= LONGEST_TARGET) {
            masked.set(print.slot(SLOTS), new Masked(print, target));
        }
    }

    Fingerprint fingerprint(String target) {
        Fingerprint print = new Fingerprint(seed);
        print.add(target);
        return print;
    }
}
