package dev.waxseal.journal;

import static java.util.Objects.requireNonNull;

/** What is told of a JVM to those who watch it while it runs; as of a time in milliseconds since 1970-01-01 UTC. */
public sealed interface News permits News.Met, News.Went, News.WasSealed, News.Stands {

    /** When that was so. */
    long time();

    /**
     * A finding was met.
     *
     * @param count how often so far, in this JVM
     */
    record Met(long time, Finding finding, long count) implements News {
        public Met {
            requireNonNull(finding);
        }
    }

    /** Requests went there. */
    record Went(long time, Counting.Destination destination) implements News {
        public Went {
            requireNonNull(destination);
        }
    }

    /** Connections were sealed like that. */
    record WasSealed(long time, Sealed sealed) implements News {
        public WasSealed {
            requireNonNull(sealed);
        }
    }

    /**
     * How the audit stands.
     *
     * @param soFar the journal, but for its findings
     * @param findings how many different ones there are
     * @param exported how much of it all arrived so far
     */
    record Stands(long time, Journal soFar, int findings, Exported exported) implements News {
        public Stands {
            requireNonNull(soFar);
            requireNonNull(exported);
        }
    }
}
