package dev.waxseal.agent.call;

/** A call that was heard on the wire, with what is certain of its caller. */
public final class Match {

    final Call call;
    private final Caller caller;

    private final boolean ambiguous;

    Match(Call call, Caller caller, boolean ambiguous) {
        this.call = call;
        this.caller = caller;
        this.ambiguous = ambiguous;
    }

    /** Whether several calls may have led to it. */
    public boolean isAmbiguous() {
        return ambiguous;
    }

    /** Who asked for it, as far as it is certain. */
    public Caller caller() {
        return caller;
    }
}
