package dev.waxseal.catalogue;

import java.util.Locale;

/** How bad it is, worst first. Reports print {@link #toString()}. */
public enum Severity {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW,
    INFO;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
