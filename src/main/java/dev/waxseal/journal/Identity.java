package dev.waxseal.journal;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.catalogue.Rule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/**
 * What stays the same about a finding from run to run and from machine to machine: everything that a test server, a
 * generator of keys or a compiler makes up anew is left out.
 */
final class Identity {

    private static final char SEPARATOR = '\n';
    private static final String ANY = "{}";

    /** What clients are set up with once and then add to each request by themselves. */
    private static final Set<String> GO_ALONG = Set.of(
            Kind.BASIC_AUTH.id(),
            Kind.BEARER_TOKEN.id(),
            Kind.DIGEST_AUTH.id(),
            Kind.API_KEY.id(),
            Kind.ACCESS_TOKEN.id(),
            Kind.JWT.id(),
            Kind.SESSION_COOKIE.id(),
            Kind.SESSION_ID.id(),
            Kind.VENDOR_TOKEN.id());

    private Identity() {}

    /** The identity as text, its parts on lines. */
    static String of(Finding finding) {
        String rule = finding.rule();
        String host = finding.destination().host();
        String kind = finding.kind() == null ? "" : finding.kind();
        if (rule.equals(Rule.PLAINTEXT_REQUEST.id())) {
            return lines(rule, host, route(finding.request().url()));
        }
        if (rule.equals(Rule.PLAINTEXT_PROTOCOL.id())) {
            return lines(rule, host, finding.evidence());
        }
        if (rule.equals(Rule.CLOUD_METADATA.id())) {
            return lines(rule, kind, host);
        }
        if (rule.equals(Rule.UNDECLARED_DESTINATION.id())) {
            return lines(rule, host);
        }
        if (rule.equals(Rule.PLAINTEXT_ENDPOINT.id())) {
            return lines(rule, host, String.valueOf(finding.location()));
        }
        String location = finding.location() == null ? "" : anyIndex(finding.location());
        return goesAlong(finding)
                ? lines(rule, kind, location, host)
                : lines(rule, kind, location, host, place(finding));
    }

    private static String lines(String... parts) {
        return String.join("\n", parts);
    }

    /** Route and origin, on lines. */
    static String place(Finding finding) {
        StringBuilder place =
                new StringBuilder(128).append(route(finding.request().url())).append(SEPARATOR);
        Finding.Origin origin = finding.origin();
        if (origin != null) {
            place.append(DeclaredName.ofClass(origin.className()))
                    .append(SEPARATOR)
                    .append(DeclaredName.ofMethod(origin.method()));
        }
        return place.toString();
    }

    /** Whether it has one cause and one cure wherever it turns up: a cookie or a token that a client adds to each request. */
    private static boolean goesAlong(Finding finding) {
        String location = finding.location();
        return location != null
                && finding.kind() != null
                && GO_ALONG.contains(finding.kind())
                && (location.startsWith("header:") || location.startsWith("cookie:") || location.startsWith("query:"));
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
