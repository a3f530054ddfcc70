package dev.waxseal.agent.ear;

import dev.waxseal.agent.testing.RunningTests;
import dev.waxseal.agent.testing.RunningTests.RunningTest;
import dev.waxseal.journal.Finding;
import dev.waxseal.wire.RequestHead;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The requests to other hosts in which nothing was seen, each path once for each test, so that who asked is found out once.
 * Beyond some thousand paths they are told apart by their routes, and beyond as many of those by their hosts.
 */
final class Routes {

    private static final int MOST_PATHS = 5_000;
    private static final int MOST = 2 * MOST_PATHS;

    private final ConcurrentHashMap<Object, Repeats.Known> known = new ConcurrentHashMap<>();

    // what is the same of both is spelled out: the first use of what is generated costs a program tens of milliseconds
    private record Path(
            String host,
            int port,
            String method,
            String path,
            @Nullable String testClass,
            @Nullable String test) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Path that
                    && port == that.port
                    && host.equals(that.host)
                    && method.equals(that.method)
                    && path.equals(that.path)
                    && Objects.equals(testClass, that.testClass)
                    && Objects.equals(test, that.test);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * path.hashCode() + host.hashCode() + port) + Objects.hashCode(test);
        }
    }

    private record Host(String host, int port) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Host that && port == that.port && host.equals(that.host);
        }

        @Override
        public int hashCode() {
            return 31 * host.hashCode() + port;
        }
    }

    /** What makes a request one of a kind. */
    Object keyOf(RequestHead request, Target target, boolean tests) {
        Finding.Destination to = target.destination();
        int size = known.size();
        if (size >= MOST) {
            return new Host(to.host(), to.port());
        }
        RunningTest test = tests ? RunningTests.current() : null;
        String asked = request.target();
        int query = asked.indexOf('?');
        return new Path(
                to.host(),
                to.port(),
                request.method(),
                size >= MOST_PATHS ? Finding.route(target.url(asked)) : query < 0 ? asked : asked.substring(0, query),
                test == null ? null : test.className(),
                test == null ? null : test.method());
    }

    Repeats.@Nullable Known get(Object key) {
        return known.get(key);
    }

    /** Remembers it, as long as there is room. */
    Repeats.Known note(Object key, Finding finding) {
        Repeats.Known noted = Repeats.Known.of(finding);
        if (known.size() < 2 * MOST) {
            known.put(key, noted);
        }
        return noted;
    }
}
