package dev.waxseal.agent.export;

/** Nobody can be told, for a reason that may be shown. */
final class Unavailable extends Exception {

    private static final long serialVersionUID = 1L;

    Unavailable(String why) {
        super(why);
    }
}
