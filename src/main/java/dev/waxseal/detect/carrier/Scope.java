package dev.waxseal.detect.carrier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values that stand together: one JSON object, one form, one XML element, one row. What they are called tells what each is. */
public final class Scope {

    /** With more values than these, names are looked up, so that large flat objects take no quadratic time. */
    private static final int FEW = 16;

    public final @Nullable Scope parent;

    /** What the scope itself is called, or empty. */
    public final String name;

    public final List<Datum> data = new ArrayList<>();

    public final List<Scope> children = new ArrayList<>();

    /** What was not taken for a value; kept for whoever asks why. */
    public final List<Left> left = new ArrayList<>(0);

    /** A name, and why what stands behind it is no value. */
    public record Left(String location, String name, String reason) {}

    /** Whether the target of the message says that clients are let in there: {@code /oauth/token}, {@code /callback}. */
    public boolean authorizes;

    /** Whether the path of the request resets or confirms something, so that a short key lets its holder in (CWE-640). */
    public boolean resets;

    /** Whether the values are cookies, so that a session's id is a session cookie. */
    public boolean cookies;

    /**
     * Whether all values stand in a text that is looked at as a whole as well, so that only their names matter and the
     * pairs within them are known.
     */
    public boolean read;

    /** Where the first value of each name stands, of so many as were {@link #placed}; made when it is asked for. */
    private @Nullable Map<String, Integer> places;

    private int placed;

    private @Nullable Datum naming;
    private boolean namingKnown;

    /** What holds values that are encrypted, in a SealedSecret of Kubernetes. */
    public static final String SEALED = "encryptedData";

    /** Whether this, or something around it, holds values that are encrypted. */
    public final boolean sealed;

    /** What of this was not read, or null. */
    public @Nullable Beyond beyond;

    /**
     * What lies beyond a bound.
     *
     * @param location where it begins
     * @param bound what was not read and why, in words for people
     */
    public record Beyond(String location, String bound) {}

    /** How many values this lies within that are documents themselves. */
    int depth;

    Scope(@Nullable Scope parent, String name) {
        this.parent = parent;
        this.name = name;
        this.sealed = name.equals(SEALED) || (parent != null && parent.sealed);
    }

    public static Scope root() {
        return new Scope(null, "");
    }

    /** The cookies of one of these values, which know nothing of what stands around them. */
    public Scope cookiesWithin() {
        Scope scope = root();
        scope.depth = depth;
        scope.cookies = true;
        return scope;
    }

    public Scope child(String childName) {
        Scope child = new Scope(this, childName);
        child.depth = depth;
        children.add(child);
        return child;
    }

    /** A scope for what a value of this one holds, examined apart. */
    public Scope nested() {
        Scope nested = new Scope(this, name);
        nested.depth = depth + 1;
        return nested;
    }

    public Datum add(String location, String dataName, String value) {
        return add(location, dataName, value, 0, 0);
    }

    public Datum add(String location, String dataName, String value, int from, int to) {
        Datum datum = new Datum(this, location, dataName, value, from, to);
        data.add(datum);
        return datum;
    }

    /**
     * What a string of an array is called by the one before it: {@code ["--password","…"]}, and the second of a pair
     * among fields, {@code "headers":[["X-Api-Key","…"]]}; or null.
     */
    @Nullable String named(String value) {
        int last = data.size() - 1;
        String before = last < 0 || !children.isEmpty() ? "" : data.get(last).value;
        if (before.startsWith("--") && before.indexOf('=') < 0 && !value.startsWith("-")) {
            return before.substring(2);
        }
        boolean pair = last == 0 && parent != null && parent.name.equals(name) && name.endsWith("eaders");
        return pair && !before.isEmpty() ? before : null;
    }

    void leave(String location, String dataName, String reason) {
        left.add(new Left(location, dataName, reason));
    }

    /** As {@link #sibling}, but asked for once: it is what all values without a name of their own are called. */
    public @Nullable Datum naming(Set<String> names) {
        if (!namingKnown) {
            naming = sibling(names);
            namingKnown = true;
        }
        return naming;
    }

    /** The first value here whose name is one of these, compared without case and without {@code _ - .}; or null. */
    public @Nullable Datum sibling(Set<String> names) {
        if (data.size() > FEW) {
            return lookUp(names);
        }
        for (Datum datum : data) {
            if (names.contains(datum.plainName())) {
                return datum;
            }
        }
        return null;
    }

    private @Nullable Datum lookUp(Set<String> names) {
        Map<String, Integer> known = places;
        if (known == null) {
            known = new HashMap<>();
            places = known;
        }
        for (; placed < data.size(); placed++) {
            known.putIfAbsent(data.get(placed).plainName(), placed);
        }
        int first = data.size();
        for (String name : names) {
            first = Math.min(first, known.getOrDefault(name, first));
        }
        return first == data.size() ? null : data.get(first);
    }
}
