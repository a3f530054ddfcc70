package dev.waxseal.journal;

/** A {@link Collector} cannot be told, for a reason that may be shown. */
public final class Unavailable extends Exception {

    private static final long serialVersionUID = 1L;

    /** The reason holds nothing that is secret. */
    public Unavailable(String why) {
        super(why);
    }
}
