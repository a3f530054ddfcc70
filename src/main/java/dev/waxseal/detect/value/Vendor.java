package dev.waxseal.detect.value;

import org.jspecify.annotations.Nullable;

/** A shape of tokens, and whose they are; read when a token may begin as it does. */
final class Vendor {

    /** Between the parts of a line. */
    static final String SEPARATOR = " | ";

    private final String name;
    private final String text;
    private @Nullable TokenShape shape;

    Vendor(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /** The vendor that was written as a line. */
    static Vendor of(String line) {
        int separator = line.indexOf(SEPARATOR);
        return new Vendor(line.substring(0, separator), line.substring(separator + SEPARATOR.length()));
    }

    String line() {
        return name + SEPARATOR + text;
    }

    String name() {
        return name;
    }

    /** The shape as it is written. */
    String text() {
        return text;
    }

    TokenShape shape() {
        TokenShape known = shape;
        if (known == null) {
            known = new TokenShape(text);
            shape = known; // whoever reads it a second time reads the same
        }
        return known;
    }
}
