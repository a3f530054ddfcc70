package dev.waxseal.detect.text;

/** Tells URLs from other values. */
public final class Urls {
    private Urls() {}

    /** A scheme, {@code ://}, and no white space. */
    public static boolean absolute(String v) {
        int colon = v.indexOf("://");
        if (colon < 2 || colon > 32 || Chars.hasSpace(v)) {
            return false;
        }
        for (int i = 0; i < colon; i++) {
            if (!Chars.word(v.charAt(i)) && "+-.:".indexOf(v.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** A path with a query, or with matrix parameters, and no white space. */
    public static boolean relative(String v) {
        return v.startsWith("/")
                && v.indexOf('=') > 0
                && (v.indexOf('?') > 0 || v.indexOf(';') > 0)
                && !Chars.hasSpace(v);
    }
}
