package dev.waxseal.agent.ear;

import dev.waxseal.wire.Fields;
import java.util.HashMap;
import java.util.Map;

/**
 * The hosts that were sent credentials through TLS. Of each the first requests are looked at for that, and if one has any,
 * the next answer for whether it keeps to TLS.
 */
final class Confided {

    /** Hosts that are told apart; of more, nothing is looked at. */
    private static final int MOST = 1_000;

    /** Requests to a host that are looked at, at most. */
    private static final int FIRST = 20;

    /** Instead of how many were looked at: credentials were sent, and when an answer came. */
    private static final int AWAITED = -1;

    private static final int OVER = -2;

    /** How many requests were looked at, by host and port; guarded by this. */
    private final Map<String, Integer> hosts = new HashMap<>();

    /** How many wait for an answer. */
    private int waiting;

    /** Whether the next request to there is to be looked at. */
    synchronized boolean asks(String host) {
        Integer looked = hosts.get(host);
        return looked == null ? hosts.size() < MOST : looked >= 0 && looked < FIRST;
    }

    /** What a request to there says. */
    synchronized void asked(String host, Fields fields) {
        int before = hosts.getOrDefault(host, 0);
        boolean confides = fields.first("Authorization") != null || fields.first("Cookie") != null;
        if (before >= 0) {
            hosts.put(host, confides ? AWAITED : before + 1);
            waiting += confides ? 1 : 0;
            WaxsealTap.confided = waiting > 0;
        }
    }

    /** Whether an answer of this host is waited for; from now on none is. */
    synchronized boolean take(String host) {
        boolean awaited = hosts.getOrDefault(host, 0) == AWAITED;
        if (awaited) {
            hosts.put(host, OVER);
            waiting--;
            WaxsealTap.confided = waiting > 0;
        }
        return awaited;
    }
}
