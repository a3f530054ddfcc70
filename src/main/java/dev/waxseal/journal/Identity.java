package dev.waxseal.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What stays the same about a finding from run to run and from machine to machine: everything that a test server, a
 * generator of keys or a compiler makes up anew is left out.
 */
final class Identity {

    private static final char SEPARATOR = '\n';
    private static final String ANY = "{}";

    private Identity() {}

    /** The identity as text, its parts on lines. */
    static String of(Finding finding) {
        StringBuilder identity = new StringBuilder(256)
                .append(finding.rule())
                .append(SEPARATOR)
                .append(finding.kind() == null ? "" : finding.kind())
                .append(SEPARATOR)
                .append(finding.location() == null ? "" : anyIndex(finding.location()))
                .append(SEPARATOR)
                .append(finding.destination().host())
                .append(SEPARATOR)
                .append(route(finding.request().url()))
                .append(SEPARATOR);
        Finding.Origin origin = finding.origin();
        if (origin != null) {
            identity.append(DeclaredName.ofClass(origin.className()))
                    .append(SEPARATOR)
                    .append(DeclaredName.ofMethod(origin.method()));
        }
        return identity.toString();
    }

    /** The first 64 bits of the SHA-256 of this text in hexadecimal: a collision takes some billion findings. */
    static String hash(String identity) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** The path of the URL with what varies from request to request replaced: {@code /users/17/cards} has no 17. */
    static String route(String url) {
        int scheme = url.indexOf("://");
        int path = scheme < 0 ? 0 : url.indexOf('/', scheme + 3);
        if (path < 0) {
            return "/";
        }
        int end = url.length();
        for (int i = path; i < end; i++) {
            if (url.charAt(i) == '?' || url.charAt(i) == '#') {
                end = i;
            }
        }
        StringBuilder route = new StringBuilder();
        for (int from = path; from < end; ) {
            int to = url.indexOf('/', from);
            to = to < 0 || to > end ? end : to;
            route.append(to == from ? "" : segment(url.substring(from, to)));
            if (to < end) {
                route.append('/');
            }
            from = to + 1;
        }
        return route.toString();
    }

    /**
     * A segment of a path: one that looks made up becomes {@code {}}; in others each number becomes {@code #}, so that
     * {@code order-17} and {@code order-18} are one route, and {@code v1} stays recognisable.
     */
    private static String segment(String segment) {
        StringBuilder named = new StringBuilder();
        int numbers = 0;
        boolean letters = false;
        boolean hexadecimal = true;
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c >= '0' && c <= '9') {
                if (named.length() == 0 || named.charAt(named.length() - 1) != '#') {
                    named.append('#');
                    numbers++;
                }
            } else if (c > '~' || c == '%' || c == '@' || c == '=') {
                return ANY; // masked, escaped or encoded: a value, not a name
            } else {
                letters |= c != '-' && c != '_' && c != '.';
                hexadecimal &= c == '-' || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
                named.append(c);
            }
        }
        boolean madeUp = numbers > 0
                && (!letters || numbers > 1 || segment.length() >= 20 || (hexadecimal && segment.length() >= 8));
        return madeUp ? ANY : named.toString();
    }

    /** {@code body:$.items[3].card} for any item. */
    private static String anyIndex(String location) {
        StringBuilder any = new StringBuilder();
        for (int i = 0; i < location.length(); i++) {
            char c = location.charAt(i);
            if (c >= '0' && c <= '9' && any.length() > 0 && (any.charAt(any.length() - 1) == '[' || isAny(any))) {
                if (!isAny(any)) {
                    any.append('*');
                }
            } else {
                any.append(c);
            }
        }
        return any.toString();
    }

    private static boolean isAny(CharSequence text) {
        int last = text.length() - 1;
        return last > 0 && text.charAt(last) == '*' && text.charAt(last - 1) == '[';
    }
}
