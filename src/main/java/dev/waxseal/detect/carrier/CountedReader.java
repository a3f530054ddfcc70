package dev.waxseal.detect.carrier;

/** Reads a binary format whose arrays and maps say how many values they have, or are ended by a mark. */
abstract class CountedReader extends PackedReader {

    /** Of a format that always says how many there are. */
    static final int NO_MARK = -1;

    private final int mark;

    /**
     * A reader of the text from some place on.
     *
     * @param mark the byte that ends what does not say how many values it has, or {@link #NO_MARK}
     */
    CountedReader(String s, int from, int mark) {
        super(s, from);
        this.mark = mark;
    }

    /** The name of the member that comes next. */
    abstract String memberName() throws Stop;

    /** Adds so many values, or all up to the mark where that is less than none. */
    final void array(int n, Scope scope, String path, String name) throws Stop {
        down();
        Scope items = scope.child(name);
        for (int i = 0; more(n, i); i++) {
            value(items, path + "[*]", name);
        }
        up();
    }

    /** Adds so many members, or all up to the mark where that is less than none. */
    final void map(int n, Scope scope, String path, String name) throws Stop {
        down();
        Scope members = scope.child(name);
        for (int i = 0; more(n, i); i++) {
            member(members, path, name);
        }
        up();
    }

    /** Adds the member that comes next, of a map of this name. */
    void member(Scope members, String path, String name) throws Stop {
        String key = memberName();
        value(members, member(path, key), key);
    }

    private boolean more(int n, int read) throws Stop {
        if (n >= 0) {
            return read < n;
        } else if (peek() == mark) {
            skip(1);
            return false;
        }
        return true;
    }
}
