package dev.waxseal.detect.text;

import java.util.Locale;

/** Knows keys that are made to be published: what a browser or an app is given to say whose it is. */
public final class Publishable {
    private static final Prefixes KEYS = new Prefixes("""
        pk_live_ pk_test_ pk_prod_ pk. pk-lf- sb_publishable_ pubkey- pub_ pub-c- pubk_ flwpubk rzp_live_ rzp_test_
        sq0idp- sandbox-sq0idb- phc_ appl_ goog_ ca-pub- pub- test_pk_ live_pk_ public-sandbox- public-production-
        public-development- public_ publishable_ client_key_pub g- ua- gtm- sandbox_pk_ cpk_
        """);

    private static final int LEAST = 8;

    /** No beginning is longer. */
    private static final int LONGEST = 24;

    private Publishable() {}

    /** Whether the value is one, by how it begins. */
    public static boolean is(String v) {
        return v.length() >= LEAST
                && KEYS.begin(v.substring(0, Math.min(v.length(), LONGEST)).toLowerCase(Locale.ROOT));
    }
}
