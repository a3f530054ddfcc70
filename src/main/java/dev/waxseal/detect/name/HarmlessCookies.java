package dev.waxseal.detect.name;

import java.util.Arrays;
import java.util.Locale;
import java.util.StringTokenizer;

/**
 * Knows the cookies that every site sets and that let no one in: statistics, consent, looks, load balancing, tokens against
 * forgery.
 */
public final class HarmlessCookies {

    /** How their names begin. */
    private static final String PREFIXES = """
            _ga _gid _gat _fbp _fbc _gcl_ __utm _hj _pk_ _dc_ ajs_ amp_ amplitude mp_ optimizely intercom
            hubspot __hs _uet _clck _clsk _scid _tt_ _pin_ _rdt _vwo _vis_ awsalb awselb bigip arraffinity __cf
            cf_ _cfuvid incap_ visid_ nlbi_ ak_bmsc bm_ datadome xsrf csrf _csrf x-csrf
            __requestverificationtoken consent cookie optanon euconsent theme lang locale tz timezone currency
            ab_ abtest experiment utm_ visitor visit device anonymous anon tracking analytics gdpr ccpa _mkto s_
            amcv mbox demdex ide nid muid guest country region route serverid lb preferences prefs settings
            last_ first_ ref campaign sb- _sp_ ph_ segment fr test_cookie etag version build
            """;

    /** By the first character, of ASCII. */
    private static final String[][] BY_FIRST = new String[128][0];

    static {
        StringTokenizer prefixes = new StringTokenizer(PREFIXES);
        while (prefixes.hasMoreTokens()) {
            String prefix = prefixes.nextToken();
            String[] others = BY_FIRST[prefix.charAt(0)];
            BY_FIRST[prefix.charAt(0)] = Arrays.copyOf(others, others.length + 1);
            BY_FIRST[prefix.charAt(0)][others.length] = prefix;
        }
    }

    private HarmlessCookies() {}

    /** Whether a cookie of this name, in whatever case, is one of them. */
    public static boolean has(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!lower.isEmpty() && lower.charAt(0) < BY_FIRST.length) {
            for (String prefix : BY_FIRST[lower.charAt(0)]) {
                if (lower.startsWith(prefix)) {
                    return true;
                }
            }
        }
        return false;
    }
}
