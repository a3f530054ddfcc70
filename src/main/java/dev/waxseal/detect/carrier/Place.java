package dev.waxseal.detect.carrier;

/** Says where a named part of a text stands: each name in a place of its own, or all in the place of the text. */
public record Place(String prefix, boolean named) {

    /** {@code query:} and the name. */
    public static Place named(String prefix) {
        return new Place(prefix, true);
    }

    /** One place for all. */
    public static Place fixed(String location) {
        return new Place(location, false);
    }

    public String of(String name) {
        return named ? prefix + name : prefix;
    }
}
