package dev.waxseal.agent.outside;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The other ends of all connections that were listened at so far. */
public final class Peers {

    /** More than any test run talks to; with so many, nobody is called unheard any more. */
    private static final int MOST = 10_000;

    private final Set<String> heard = ConcurrentHashMap.newKeySet();

    /** Something of the connection to there was heard. */
    public void heard(String address, int port) {
        if (heard.size() < MOST) {
            heard.add(address + ' ' + port);
        }
    }

    /** Whether something of a connection to there was. */
    boolean isHeard(String address, int port) {
        return heard.size() >= MOST || heard.contains(address + ' ' + port);
    }
}
