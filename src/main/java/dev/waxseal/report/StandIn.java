package dev.waxseal.report;

import dev.waxseal.config.OneLine;
import dev.waxseal.journal.Finding;
import dev.waxseal.journal.LocalName;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a test double stands for: what tests send to it is judged as what production sends there.
 *
 * @param test where the tests send it: {@code host[:port][/path]}; {@code *} stands for anything, in a path for anything
 *     but a slash, {@code **} for anything at all. {@code localhost} stands for each name of this very machine
 * @param inTest only in tests of these names; null in all
 * @param origin only from this code, a class or a method; null from all
 * @param purpose where production sends it: a URL, or {@code file#key}
 * @param profile under which production reads that file; null where it has one of the usual names
 * @param written where it stands
 */
public record StandIn(
        String test,
        @Nullable String inTest,
        @Nullable String origin,
        String purpose,
        @Nullable String profile,
        Written written) {

    private static final Pattern ADDRESS =
            Pattern.compile("(?:[a-z+]+://)?(\\[[0-9a-fA-F:*]+\\]|[^:/\\[\\]\\s]+)(?::([0-9]{1,5}|\\*))?(/.*)?");

    /**
     * A line of a policy file.
     *
     * @param file the file
     * @param line from 1
     */
    public record Written(Path file, int line) {
        @Override
        public String toString() {
            return file + ":" + line;
        }
    }

    public StandIn {
        if (!ADDRESS.matcher(test).matches()) {
            throw new IllegalArgumentException("test: " + OneLine.quoted(test)
                    + " is not host[:port][/path] as the tests send it, such as localhost:*/payments/**");
        }
    }

    /** Whether this was sent to it. */
    boolean covers(Finding finding) {
        Matcher address = ADDRESS.matcher(test);
        return address.matches()
                && isHost(address.group(1), finding.destination())
                && isPort(address.group(2), finding.destination().port())
                && (address.group(3) == null
                        || isPath(address.group(3), path(finding.request().url())))
                && (inTest == null || (finding.test() != null && isTest(inTest, finding.test())))
                && (origin == null || (finding.origin() != null && isOrigin(origin, finding.origin())));
    }

    private static boolean isHost(String glob, Finding.Destination to) {
        boolean isHere = glob.equalsIgnoreCase("localhost") && (to.own() || LocalName.is(to.host()));
        return isHere || Glob.matches(LocalName.bare(glob), LocalName.bare(to.host()));
    }

    private static boolean isPort(@Nullable String glob, int port) {
        return glob == null || glob.equals("*") || Integer.parseInt(glob) == port;
    }

    private static boolean isPath(String glob, String path) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            if (glob.startsWith("/**", i)) {
                regex.append("(?:/.*)?");
                i += 2;
            } else if (glob.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else {
                char c = glob.charAt(i);
                regex.append(c == '*' ? "[^/]*" : Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString()).matcher(path).matches();
    }

    private static String path(String url) {
        int scheme = url.indexOf("://");
        int path = scheme < 0 ? -1 : url.indexOf('/', scheme + 3);
        int end = url.length();
        for (char mark : new char[] {'?', '#'}) {
            int at = url.indexOf(mark);
            end = at < 0 ? end : Math.min(end, at);
        }
        return path < 0 || path > end ? "/" : url.substring(path, end);
    }

    private static boolean isTest(String glob, Finding.Test running) {
        return Glob.matches(glob, running.toString()) || Glob.matches(glob, running.className());
    }

    private static boolean isOrigin(String glob, Finding.Origin line) {
        return Glob.matches(glob, line.className()) || Glob.matches(glob, line.className() + '.' + line.method());
    }
}
