package dev.waxseal.detect;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values that stand together: one JSON object, one form, one XML element, one row. What they are called tells what each is. */
final class Scope {
    final @Nullable Scope parent;

    /** What the scope itself is called, or empty. */
    final String name;

    final List<Datum> data = new ArrayList<>();

    final List<Scope> children = new ArrayList<>();

    Scope(@Nullable Scope parent, String name) {
        this.parent = parent;
        this.name = name;
    }

    static Scope root() {
        return new Scope(null, "");
    }

    Scope child(String childName) {
        Scope child = new Scope(this, childName);
        children.add(child);
        return child;
    }

    Datum add(String location, String dataName, String value) {
        return add(location, dataName, value, 0, 0);
    }

    Datum add(String location, String dataName, String value, int from, int to) {
        Datum datum = new Datum(this, location, dataName, value, from, to);
        data.add(datum);
        return datum;
    }

    /** The first value here whose name is one of these, compared without case and without {@code _ - .}; or null. */
    @Nullable Datum sibling(List<String> names) {
        for (Datum datum : data) {
            if (names.contains(datum.plainName())) {
                return datum;
            }
        }
        return null;
    }
}
