package dev.waxseal.wire;

/**
 * What a client asks for.
 *
 * @param method the method as sent, such as {@code POST}
 * @param scheme what the target was asked for with: {@code http} unless the request says otherwise
 * @param target the request target as sent: origin form ({@code /login?x=1}), absolute form (to a proxy), authority form
 *     ({@code CONNECT}) or {@code *} (RFC 9112 section 3.2)
 * @param authority host and port the request names itself ({@code Host}, {@code :authority} or the absolute target), or
 *     empty where it names none
 * @param version such as {@code HTTP/1.1}
 * @param fields the header section
 */
public record RequestHead(String method, String scheme, String target, String authority, String version, Fields fields)
        implements Head {

    /** The same once more: each message has a head of its own. */
    RequestHead anew() {
        return new RequestHead(method, scheme, target, authority, version, fields);
    }

    @Override
    public void to(Listener listener) {
        listener.asked(this);
    }
}
