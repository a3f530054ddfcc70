package dev.waxseal.detect.name;

import dev.waxseal.detect.text.Prefixes;
import java.util.Locale;

/**
 * Knows the cookies that many sites set and that let no one in: statistics, consent, looks, load balancing, tokens against
 * forgery.
 */
public final class HarmlessCookies {

    /** How the names begin that well-known products give them; nothing else is called so. */
    private static final Prefixes KNOWN = new Prefixes("""
        _ga _gid _gat _fbp _fbc _gcl_ __utm _hj _pk_ _dc_ _dd_s ajs_ amp_ amplitude mp_ optimizely intercom
        hubspot __hs _uet _clck _clsk _scid _sctr _schn _tt_ _ttp _pin_ _pinterest_ _derived_epik _rdt_ _vwo _vis_
        awsalb awselb bigip arraffinity __cf cf_ _cfuvid incap_ visid_ nlbi_ ak_bmsc bm_ datadome
        __requestverificationtoken optanon euconsent eupubconsent usprivacy addtl_consent didomi tarteaucitron
        cookielaw cookieconsent cookieyes cmplz_ cmapi_ klaro borlabs-cookie notice_gdpr utm_ _mkto amcv mbox
        demdex muid s_vi s_fid s_cc s_sq s_nr s_ppv gpv_ kndctr_ utag_ _sp_ ph_ ajs_ ki_ _cs_c _cs_id _cs_s
        _parsely _chartbeat _cb_ _ym_ yandexuid _snrs_ _evga_ _br_uid cto_ __gads __gpi __eoi 1p_jar
        dtcookie dtpc dtsa dtlatc rxvisitor rxvt adrum nrba ai_user ai_session li_gc lidc bcookie usermatchhistory
        analyticssynchistory ln_or drift fw_crm _fw_crm __zlcmid __stripe_mid _shopify_y _shopify_s _shopify_sa
        _orig_referrer _landing_page _iub_cs wp-settings- gclb gcilb ingresscookie applicationgatewayaffinity nsc_
        _traefik ts01 citrix_ns stickounet serverused x-mapping- hclbsticky amlbcookie x-oracle-bmc-lbs-route do-lb haproxy
        _hp2_ _ce. ab.storage. rl_anonymous_id rl_user_id rl_trait rl_page_init rl_group_ __adroll _lr_tabs _lr_hb _lr_uf sentry-sc _octo _device_id color_mode preferred_color
        """);

    /** How the names begin of what is mostly harmless, unless more of the name or the value says otherwise. */
    private static final Prefixes LIKELY = new Prefixes("""
        consent cookie theme lang locale tz timezone currency ab_ abtest experiment visitor visit device anonymous
        anon tracking analytics gdpr ccpa s_ ide nid guest country region route serverid srv lb sticky preferences
        prefs settings last_ first_ ref campaign segment fr test_cookie etag version build balanceid i18n tooltip
        banner popup dismissed
        """);

    /** What names have in them, anywhere, of tokens against forgery and of what keeps a visitor on one server. */
    private static final String[] PARTS = {
        "csrf",
        "xsrf",
        "antiforgery",
        "anti-forgery",
        "requestverification",
        "affinity",
        "loadbalanc",
        "stickysession",
        "persistence"
    };

    /** What a balancer of Amazon's leaves where it has let someone in, beside those that keep them on a server. */
    private static final String SIGNED_IN = "awselbauth";

    private HarmlessCookies() {}

    /** Whether no cookie of this name, in whatever case, ever is a secret. */
    public static boolean known(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (String part : PARTS) {
            if (lower.contains(part)) {
                return true;
            }
        }
        if (lower.endsWith("_route") || lower.endsWith(".route")) {
            return true;
        }
        return KNOWN.begin(lower) && !lower.startsWith(SIGNED_IN);
    }

    /** Whether a cookie of this name that is not known to be a secret is none. */
    public static boolean likely(String name) {
        return LIKELY.begin(name.toLowerCase(Locale.ROOT));
    }
}
