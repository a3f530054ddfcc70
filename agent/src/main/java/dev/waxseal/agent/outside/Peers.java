package dev.waxseal.agent.outside;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Both ends of the connections that were listened at lately. */
public final class Peers {

    /**
     * How many are remembered at least, and half as many as at most, at some 70 bytes each. Who has more of them at once
     * has one told that was heard, rather than one kept quiet that was not.
     */
    private static final int MANY = 16_384;

    private volatile Set<Long> heard = ConcurrentHashMap.newKeySet();
    private volatile Set<Long> before = Set.of();
    private final Set<String> beyond = ConcurrentHashMap.newKeySet();

    /**
     * Something of a connection was heard.
     *
     * @param local its port on this machine, 0 if that is not known
     */
    public void heard(String address, int port, int local) {
        if (heard.size() >= MANY) {
            before = heard;
            heard = ConcurrentHashMap.newKeySet();
        }
        heard.add(key(address, port, local));
    }

    /** Connections to there are heard where native code gets its messages from; which of its own they are, nobody knows. */
    public void heardBeyond(String host, int port) {
        beyond.add(host + ' ' + port);
    }

    /** Whether something of this connection was heard. */
    boolean isHeard(String address, int port, int local) {
        return isKnown(key(address, port, local)) || isKnown(key(address, port, 0)) || isBeyond(address, port);
    }

    private boolean isKnown(Long key) {
        return heard.contains(key) || before.contains(key);
    }

    /** Whether that may be one of those that native code was seen to be asked for; it looks names up by itself. */
    private boolean isBeyond(String address, int port) {
        for (String place : beyond) {
            int space = place.indexOf(' ');
            boolean named = Character.digit(place.charAt(space - 1), 10) < 0 && place.indexOf(':') < 0;
            if (place.endsWith(" " + port) && (named || place.startsWith(address + ' '))) {
                return true;
            }
        }
        return false;
    }

    private static Long key(String address, int port, int local) {
        return (long) address.hashCode() << 32 | (long) port << 16 | local;
    }
}
