package dev.waxseal.wire.hpack;

/** The fields that have a number from the beginning (RFC 7541 appendix A). */
final class StaticTable {

    /** Each with {@code |} behind its name and {@code ;} behind its value. */
    private static final String FIELDS =
            ":authority|;:method|GET;:method|POST;:path|/;:path|/index.html;:scheme|http;:scheme|https;:status|200;"
                    + ":status|204;:status|206;:status|304;:status|400;:status|404;:status|500;accept-charset|;"
                    + "accept-encoding|gzip, deflate;accept-language|;accept-ranges|;accept|;"
                    + "access-control-allow-origin|;age|;allow|;authorization|;cache-control|;content-disposition|;"
                    + "content-encoding|;content-language|;content-length|;content-location|;content-range|;"
                    + "content-type|;cookie|;date|;etag|;expect|;expires|;from|;host|;if-match|;if-modified-since|;"
                    + "if-none-match|;if-range|;if-unmodified-since|;last-modified|;link|;location|;max-forwards|;"
                    + "proxy-authenticate|;proxy-authorization|;range|;referer|;refresh|;retry-after|;server|;"
                    + "set-cookie|;strict-transport-security|;transfer-encoding|;user-agent|;vary|;via|;"
                    + "www-authenticate|;";

    static final int SIZE = 61;

    private static final String[] NAMES = new String[SIZE + 1];
    private static final String[] VALUES = new String[SIZE + 1];

    static {
        int from = 0;
        for (int i = 1; i <= SIZE; i++) {
            int name = FIELDS.indexOf('|', from);
            int value = FIELDS.indexOf(';', name);
            NAMES[i] = FIELDS.substring(from, name);
            VALUES[i] = FIELDS.substring(name + 1, value);
            from = value + 1;
        }
    }

    private StaticTable() {}

    /** From 1 to {@link #SIZE}. */
    static String name(int index) {
        return NAMES[index];
    }

    static String value(int index) {
        return VALUES[index];
    }
}
