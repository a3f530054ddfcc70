package dev.waxseal.agent.client;

import dev.waxseal.wire.Authority;
import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.RequestHead;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request in clear text as the application asked for it.
 *
 * @param head as it would go on the wire; the target is absolute where it names a user, which the wire would not
 * @param key what its wire sighting has in common with it
 * @param body its content, or null
 */
public record Asked(RequestHead head, Key key, @Nullable Body body) {

    /** What identifies a request on the wire. Not a record: what the compiler writes into one to compare it is slow. */
    public static final class Key {

        private final String method;

        /** Host and port, in one spelling. */
        private final String authority;

        /** Path and query, with every escape that the sender was free to choose undone. */
        private final String target;

        private final int hash;

        /** The authority that was put into its spelling last: most requests go where the one before went. */
        private static volatile @Nullable Spelling last;

        private record Spelling(String written, String one) {}

        private Key(String method, String authority, String target) {
            this.method = method;
            this.authority = authority;
            this.target = target;
            this.hash = 31 * (31 * method.hashCode() + authority.hashCode()) + target.hashCode();
        }

        public static Key of(RequestHead head) {
            return of(head.method(), head.authority(), head.target());
        }

        public static Key of(String method, String authority, String target) {
            int scheme = target.startsWith("/") ? -1 : target.indexOf("://");
            return new Key(
                    method, inOneSpelling(authority), Escapes.undone(scheme < 0 ? target : pathOf(target, scheme + 3)));
        }

        private static String inOneSpelling(String authority) {
            Spelling known = last;
            if (known == null || !known.written.equals(authority)) {
                Authority parsed = Authority.parse(authority, "http");
                known = new Spelling(authority, parsed.host() + ':' + parsed.port());
                last = known;
            }
            return known.one;
        }

        /** All requests for this {@code https://} URL, which the wire never shows. */
        public static Key sealed(String url) {
            Authority named = Authority.parse(authorityOf(url), "https");
            return new Key(
                    "*",
                    "https://" + named.host() + ':' + named.port(),
                    Escapes.undone(pathOf(url, url.indexOf("://") + 3)));
        }

        /** A request for a URL that {@linkplain Asked#isPlain is plain}. */
        public static Key of(String method, String url) {
            return of(method, authorityOf(url), pathOf(url, url.indexOf("://") + 3));
        }

        private static String authorityOf(String url) {
            int host = url.indexOf("://") + 3;
            int path = host;
            while (path < url.length() && "/?#".indexOf(url.charAt(path)) < 0) {
                path++;
            }
            return url.substring(Math.max(host, url.lastIndexOf('@', path) + 1), path);
        }

        /** The same but for what follows the question mark. */
        public boolean isAkinTo(Key other) {
            return method.equals(other.method) && path().equals(other.path());
        }

        /** All requests by this method to this authority. */
        public Key site() {
            return new Key(method, authority, "*");
        }

        public Key withMethod(String other) {
            return new Key(other, authority, target);
        }

        private String path() {
            int query = target.indexOf('?');
            return query < 0 ? target : target.substring(0, query);
        }

        public String authority() {
            return authority;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key
                    && hash == key.hash
                    && target.equals(key.target)
                    && authority.equals(key.authority)
                    && method.equals(key.method);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** This, with the other's content if this one's is not known. */
    public Asked orWithBodyOf(Asked earlier) {
        return body == null && earlier.body != null ? new Asked(head, key, earlier.body) : this;
    }

    public Asked with(Body content) {
        return new Asked(head, key, content);
    }

    public Asked with(Fields fields) {
        RequestHead given =
                new RequestHead(head.method(), head.scheme(), head.target(), head.authority(), head.version(), fields);
        return new Asked(given, key, body);
    }

    /** The head with the content's media type in it, which some clients keep beside the fields. */
    public RequestHead headWithType() {
        String type = body == null ? null : body.type();
        if (type == null || head.fields().first("Content-Type") != null) {
            return head;
        }
        List<Field> fields = new ArrayList<>(head.fields().list());
        fields.add(new Field("Content-Type", type));
        return with(new Fields(fields)).head;
    }

    /** Whether this URL is worth a closer look: {@code http://...}, {@code ws://...}. */
    public static boolean isPlain(@Nullable String url) {
        return url != null
                && (url.regionMatches(true, 0, "http://", 0, 7) || url.regionMatches(true, 0, "ws://", 0, 5));
    }

    /** Whether this URL is one that goes through TLS. */
    public static boolean isSealed(@Nullable String url) {
        return url != null
                && (url.regionMatches(true, 0, "https://", 0, 8) || url.regionMatches(true, 0, "wss://", 0, 6));
    }

    /** Whether this URL goes through TLS and has a query or names a user. */
    public static boolean saysMuch(String url) {
        return isSealed(url) && (url.indexOf('?') >= 0 || url.indexOf('@') >= 0);
    }

    /** The head of a request for a URL that {@linkplain #isSealed goes through TLS}, without fields. */
    public static RequestHead sealed(String method, String url) {
        RequestHead plain = of(method, url, Fields.NONE, null).head;
        return new RequestHead(method, "https", plain.target(), plain.authority(), "", plain.fields());
    }

    /** A request for a URL that {@linkplain #isPlain is plain}. */
    public static Asked of(String method, String url, Fields fields, @Nullable Body body) {
        int from = url.indexOf("://") + 3;
        int path = from;
        while (path < url.length() && "/?#".indexOf(url.charAt(path)) < 0) {
            path++;
        }
        int user = url.lastIndexOf('@', path);
        String target = pathOf(url, from);
        String named = fields.first("Host");
        String authority = named == null ? url.substring(Math.max(from, user + 1), path) : named;
        RequestHead head = new RequestHead(
                method, "http", user >= from ? url.substring(0, path) + target : target, authority, "", fields);
        return new Asked(head, Key.of(method, authority, target), body);
    }

    /** What of a URL goes into the request line (RFC 9112 section 3.2.1). */
    private static String pathOf(String url, int from) {
        int path = from;
        while (path < url.length() && "/?#".indexOf(url.charAt(path)) < 0) {
            path++;
        }
        int fragment = url.indexOf('#', path);
        String target = url.substring(path, fragment < 0 ? url.length() : fragment);
        return target.startsWith("/") ? target : '/' + target;
    }
}
