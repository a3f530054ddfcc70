package dev.waxseal.detect;

/** What may be shown of a value: that it was there and how long it was, never a character of it. */
final class Mask {

    /** What replaces a sensitive part of a URL. */
    static final String SHORT = "\u2022\u2022\u2022";

    private Mask() {}

    /** {@code •••••••• (12 characters)}, after the label if there is one. */
    static String of(int length, String label) {
        String masked = "\u2022\u2022\u2022\u2022\u2022\u2022\u2022\u2022 (" + length
                + (length == 1 ? " character)" : " characters)");
        return label.isEmpty() ? masked : label + " " + masked;
    }
}
