package dev.waxseal.detect;

/** Says where a named part of a text stands: each name in a place of its own, or all in the place of the text. */
record Place(String prefix, boolean named) {

    /** {@code query:} and the name. */
    static Place named(String prefix) {
        return new Place(prefix, true);
    }

    /** One place for all. */
    static Place fixed(String location) {
        return new Place(location, false);
    }

    String of(String name) {
        return named ? prefix + name : prefix;
    }
}
