package dev.waxseal.agent.call;

import dev.waxseal.agent.testing.RunningTests.RunningTest;
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
        for (int i = 1; i < sites.size(); i++) {
            caller = caller.inCommonWith(sites.get(i).caller());
        }
        return caller;
    }

    /** The thread that asked for it; null where that is not certain. */
    public @Nullable ThreadToken thread() {
        return isAmbiguous() ? null : sites.get(0).thread();
    }

    /** The test in which it was asked for, if it was asked for in one place only; or null. */
    public @Nullable RunningTest test() {
        return isAmbiguous() ? null : sites.get(0).test();
    }

    /** Where it may have been asked for. */
    List<CallSite> sites() {
        return sites;
    }
}
