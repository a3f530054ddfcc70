package dev.waxseal.detect.text;

import java.util.Locale;
import java.util.Set;

/** Knows e-mail addresses that are a function's, not a person's (RFC 2142), and those that no one reads. */
public final class RoleMailbox {
    private static final Set<String> ROLES = Set.of(
            "noreply",
            "donotreply",
            "noresponse",
            "mailerdaemon",
            "bounce",
            "bounces",
            "notifications",
            "notification",
            "newsletter",
            "alerts",
            "postmaster",
            "hostmaster",
            "webmaster",
            "usenet",
            "abuse",
            "noc",
            "security",
            "info",
            "marketing",
            "sales",
            "support",
            "helpdesk",
            "help",
            "contact",
            "hello",
            "news",
            "www",
            "uucp",
            "ftp",
            "billing",
            "privacy",
            "legal",
            "press",
            "jobs",
            "careers",
            "feedback",
            "root",
            "daemon",
            "nobody",
            "service",
            "servicedesk",
            "office",
            "enquiries",
            "inquiries",
            "orders",
            "unsubscribe",
            "dmarc",
            "admin",
            "administrator",
            "sysadmin",
            "team",
            "customerservice",
            "customercare",
            "payments",
            "invoices",
            "accounting",
            "kontakt",
            "system",
            "test");

    private RoleMailbox() {}

    /** Whether the address is one: {@code no-reply@…}, {@code support+de@…}; or that of a program's account. */
    public static boolean is(String address) {
        int at = address.indexOf('@');
        if (at < 1) {
            return false;
        }
        String local = address.substring(0, at).toLowerCase(Locale.ROOT);
        int plus = local.indexOf('+');
        String plain = Chars.without(plus < 0 ? local : local.substring(0, plus), ".-_");
        return ROLES.contains(plain)
                || plain.startsWith("noreply")
                || address.endsWith(".gserviceaccount.com")
                || address.endsWith("@users.noreply.github.com");
    }
}
