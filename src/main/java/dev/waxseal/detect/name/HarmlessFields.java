package dev.waxseal.detect.name;

import dev.waxseal.wire.Field;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/** Knows the header and trailer fields whose value is no secret, however it looks. */
public final class HarmlessFields {
    private static final String NAMES = """
        accept accept-charset accept-encoding accept-language accept-ranges access-control-allow-headers
        access-control-expose-headers access-control-request-headers age allow alt-svc b3 baggage
        cache-control cf-ray connection content-encoding content-language content-length content-md5
        content-range content-security-policy content-type date digest etag expect expires host
        idempotency-key if-match if-modified-since if-none-match if-range if-unmodified-since keep-alive
        last-modified nel newrelic pragma range report-to request-id retry-after sec-websocket-accept
        sec-websocket-key sentry-trace server server-timing te traceparent tracestate trailer
        transfer-encoding upgrade user-agent vary via www-authenticate proxy-authenticate x-amz-cf-id
        x-amz-id-2 x-amz-request-id x-amzn-requestid x-amzn-trace-id x-b3-parentspanid x-b3-sampled
        x-b3-spanid x-b3-traceid x-client-id x-cloud-trace-context x-correlation-id x-csrf-token
        x-datadog-trace-id x-github-request-id x-powered-by x-request-id x-trace-id x-xsrf-token
        x-ratelimit-reset lock-token if x-atlassian-token jenkins-crumb x-csrftoken dpop content-digest
        want-digest signature signature-input x-goog-hash x-amz-content-sha256 x-ms-client-request-id
        x-ms-request-id sec-websocket-extensions sec-websocket-version client-id x-amz-checksum-sha256
        x-envoy-attempt-count x-forwarded-for x-real-ip cf-connecting-ip x-instana-t x-instana-s
        elastic-apm-traceparent uber-trace-id x-ot-span-context x-honeycomb-trace x-newrelic-id
        x-newrelic-transaction x-trace-token struts-token x-struts-token
        """;

    /** Eight times as many as there are names, so that most names are compared with one at most. */
    private static final int SLOTS = 1024;

    /** Each name in its slot, or in the next one that was free. */
    private static final @Nullable String[] BY_SLOT = new @Nullable String[SLOTS];

    /** How each was spelled last; most are spelled the same by all who send them, and {@code equals} is the quickest. */
    private static final @Nullable String[] SPELLED = new @Nullable String[SLOTS];

    static {
        StringTokenizer names = new StringTokenizer(NAMES);
        while (names.hasMoreTokens()) {
            String name = names.nextToken();
            int slot = slot(name);
            while (BY_SLOT[slot] != null) {
                slot = next(slot);
            }
            BY_SLOT[slot] = name;
        }
    }

    private HarmlessFields() {}

    /** Whether a field of this name, in whatever case, is one of them; or guards against forgery, or signs the message. */
    public static boolean has(String name) {
        int slot = slot(name);
        String harmless = BY_SLOT[slot];
        while (harmless != null) {
            if (name.equals(SPELLED[slot])) {
                return true;
            } else if (Field.areSame(harmless, name)) {
                SPELLED[slot] = name;
                return true;
            }
            slot = next(slot);
            harmless = BY_SLOT[slot];
        }
        return guards(name);
    }

    /** By its length and its first, middle and last character, in whatever case. */
    private static int slot(String name) {
        int n = name.length();
        if (n == 0) {
            return 0;
        }
        int hash = (name.charAt(0) | 32) + 37 * (name.charAt(n / 2) | 32) + 331 * (name.charAt(n - 1) | 32) + 101 * n;
        return hash & (SLOTS - 1);
    }

    private static int next(int slot) {
        return slot + 1 & (SLOTS - 1);
    }

    /** {@code X-CSRF-Token}, {@code RequestVerificationToken}, {@code X-Hub-Signature-256}, {@code Stripe-Signature}. */
    private static boolean guards(String name) {
        int last = name.length() - 9;
        for (int i = 0; i <= last; i++) {
            char c = (char) (name.charAt(i) | 32);
            if ((c == 's' && (has(name, i, "signature") || has(name, i, "srf-token")))
                    || ((c == 'c' || c == 'x') && has(name, i + 1, "srftoken"))
                    || (c == 'a' && has(name, i, "antiforgery"))
                    || (c == 'r' && has(name, i, "requestverification"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean has(String name, int at, String word) {
        return name.regionMatches(true, at, word, 0, word.length());
    }
}
