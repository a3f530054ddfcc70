package dev.waxseal.detect;

import dev.waxseal.wire.Heard;
import dev.waxseal.wire.RequestHead;
import java.util.List;

/** Reads what was heard and says what in it is sensitive. Safe for use by many threads at once. */
public final class Detection {

    private Detection() {}

    /** The detection with the built-in kinds alone. */
    public static Detection standard() {
        return new Detection();
    }

    /** All that is sensitive in this part of a message, in the order it stands; empty for nearly everything. */
    public List<Sighting> inspect(Heard heard) {
        return List.of();
    }

    /** The request target with everything sensitive in it replaced by {@code •••}; otherwise as sent. */
    public String maskedTarget(RequestHead head) {
        return head.target();
    }
}
