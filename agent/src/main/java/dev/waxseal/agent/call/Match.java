package dev.waxseal.agent.call;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call that was heard on the wire, with what is certain of its caller. */
public final class Match {

    final Call call;
    private final List<CallSite> sites;

    /**
     * A match.
     *
     * @param call the likeliest call
     * @param sites where it and all others were made that are as likely
     */
    Match(Call call, List<CallSite> sites) {
        this.call = call;
        this.sites = sites;
    }

    /** Whether several calls may have led to it. */
    public boolean isAmbiguous() {
        return sites.size() > 1;
    }

    /** The origin inside TLS that a redirect led it away from, or null. */
    public @Nullable String leftTls() {
        return call.leftTls;
    }

    /** Who asked for it, as far as it is certain. */
    public Caller caller() {
        Caller caller = sites.get(0).caller();
        for (CallSite other : sites) {
            caller = caller.inCommonWith(other.caller());
        }
        return caller;
    }

    /** Where it may have been asked for. */
    List<CallSite> sites() {
        return sites;
    }
}
