package dev.waxseal.production;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a URL of a configuration leads, without what may be secret in it: no user, no path, no query.
 *
 * @param scheme lower-case, {@code jdbc:postgresql} for what JDBC reaches
 * @param host as it is written, lower-case
 * @param port the one that is written, else the usual one; 0 where neither is known
 * @param way whether what is sent there is encrypted
 */
public record Endpoint(String scheme, String host, int port, Way way) {

    /** Schemes, or hosts and options after one, that a list of addresses is made of: {@code failover:(tcp://a,tcp://b)}. */
    private static final Pattern URL = Pattern.compile("(?i)((?:r2dbcs?|jdbc)(?::[a-z0-9+]+)*:)?([a-z][a-z0-9+._-]*)?"
            + "(?::|@)?//(?:[^/@\\s,;()\"'?#]*@)?(\\[[0-9a-f:.%]+\\]|[^/:?#;,\\s()\"'\\[\\]@]+)(?::([0-9]{1,5}))?"
            + "([^\\s\"'(),]*)");

    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?\\.?|\\[[0-9a-fA-F:.%]+\\]");
    private static final Pattern OPTION = Pattern.compile("[?&;]([A-Za-z]+)=([^&;]*)");

    /** Options that say outright whether a database is reached by TLS; their values in lower case. */
    private static final Map<String, Map<String, Way>> OPTIONS = new TreeMap<>(Map.of(
            "usessl", switched(),
            "ssl", switched(),
            "tls", switched(),
            "usetls", switched(),
            "sslenabled", switched(),
            "encrypt",
                    Map.of(
                            "false",
                            Way.CLEAR,
                            "no",
                            Way.CLEAR,
                            "optional",
                            Way.CLEAR,
                            "true",
                            Way.SEALED,
                            "yes",
                            Way.SEALED,
                            "mandatory",
                            Way.SEALED,
                            "strict",
                            Way.SEALED),
            "sslmode",
                    Map.of(
                            "disable",
                            Way.CLEAR,
                            "disabled",
                            Way.CLEAR,
                            "allow",
                            Way.CLEAR,
                            "require",
                            Way.SEALED,
                            "required",
                            Way.SEALED,
                            "verify-ca",
                            Way.SEALED,
                            "verify_ca",
                            Way.SEALED,
                            "verify-full",
                            Way.SEALED,
                            "verify_identity",
                            Way.SEALED,
                            "trust",
                            Way.SEALED)));

    /** How something is sent. */
    public enum Way {
        /** Everyone on the path can read it. */
        CLEAR,
        /** By TLS or SSH. */
        SEALED,
        /** The URL does not say. */
        UNKNOWN
    }

    /** All that a text leads to, in its order; a text that is more than addresses leads nowhere. */
    static List<Endpoint> all(String text) {
        List<Endpoint> all = new ArrayList<>();
        Matcher url = URL.matcher(text);
        while (url.find()) {
            Endpoint endpoint = of(url, text.substring(url.start(5)));
            if (endpoint != null) {
                all.add(endpoint);
            }
        }
        return all;
    }

    /** {@code http://payments.example:8080}. */
    @Override
    public String toString() {
        return scheme + "://" + host + (port == 0 || port == Schemes.port(scheme) ? "" : ":" + port);
    }

    private static @Nullable Endpoint of(Matcher url, String rest) {
        String prefix = url.group(1) == null ? "" : url.group(1).toLowerCase(Locale.ROOT);
        String scheme = url.group(2) == null ? "" : url.group(2).toLowerCase(Locale.ROOT);
        String host = url.group(3);
        if (!HOST.matcher(host).matches() || host.contains("..")) {
            return null;
        }
        if (scheme.isEmpty() && prefix.isEmpty()) {
            return null;
        }
        int port = url.group(4) == null ? Schemes.port(scheme) : Integer.parseInt(url.group(4));
        Way way = way(prefix, scheme, rest);
        String named = scheme.isEmpty() ? prefix.substring(0, prefix.length() - 1) : prefix + scheme;
        return new Endpoint(named, host.toLowerCase(Locale.ROOT), port, way);
    }

    private static Way way(String prefix, String scheme, String rest) {
        Way way = prefix.isEmpty() ? Schemes.way(scheme) : prefix.startsWith("r2dbcs") ? Way.SEALED : Way.UNKNOWN;
        if (prefix.isEmpty() && !scheme.startsWith("mongodb")) {
            return way;
        }
        Matcher option = OPTION.matcher(rest);
        while (option.find()) {
            Map<String, Way> values = OPTIONS.get(option.group(1).toLowerCase(Locale.ROOT));
            Way said = values == null ? null : values.get(option.group(2).toLowerCase(Locale.ROOT));
            way = said == null ? way : said;
        }
        return way;
    }

    private static Map<String, Way> switched() {
        return Map.of("false", Way.CLEAR, "true", Way.SEALED);
    }
}
