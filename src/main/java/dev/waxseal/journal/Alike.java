package dev.waxseal.journal;

import java.util.HashMap;
import java.util.Map;

/** What many journals say alike, held once: a thousand JVMs of a fleet mostly say the same. */
public final class Alike {

    private final Map<Object, Object> all = new HashMap<>();

    /** The first that was equal to this one. */
    @SuppressWarnings("unchecked") // what is equal to a record is of its class
    <T extends Record> T first(T record) {
        return (T) all.computeIfAbsent(record, itself -> itself);
    }
}
