package dev.waxseal.journal;

import dev.waxseal.config.Nearest;
import dev.waxseal.config.OneLine;
import java.util.List;

/** A setting that cannot be understood. The message is one line for the person who wrote it. */
public final class UnusableSetting extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    UnusableSetting(String message) {
        super(message);
    }

    static UnusableSetting unknown(String key, List<String> known) {
        String nearest = Nearest.of(key, known);
        return new UnusableSetting("unknown option " + OneLine.quoted(key)
                + (nearest.isEmpty()
                        ? "; the options are " + String.join(", ", known)
                        : "; did you mean \"" + nearest + "\"?"));
    }
}
