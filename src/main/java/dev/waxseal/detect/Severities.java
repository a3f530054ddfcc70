package dev.waxseal.detect;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.catalogue.Severity;
import dev.waxseal.detect.carrier.Datum;
import dev.waxseal.detect.carrier.Scope;
import dev.waxseal.detect.carrier.SiblingNames;
import dev.waxseal.detect.name.NameRule;
import dev.waxseal.detect.text.Chars;
import dev.waxseal.detect.value.Jwts;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** How bad a value is, when it says more than its kind: signed URLs and tokens that have ended let no one in. */
final class Severities {

    private static final long SECONDS_A_DAY = 24L * 60 * 60;
    private static final long NEVER = Long.MAX_VALUE / 2;

    private Severities() {}

    /** The severity of what a rule has accepted. */
    static Severity of(NameRule rule, Datum datum) {
        if (rule.kind() == Kind.EMAIL) {
            return Severity.MEDIUM; // with a name it is someone's, alone it may stand in any text
        } else if (rule.kind() == Kind.PRESIGNED_URL && ended(datum.scope)) {
            return Severity.LOW;
        } else if (rule.kind() == Kind.ACCESS_TOKEN && Jwts.ended(datum.value)) {
            return Severity.MEDIUM;
        }
        return rule.severity();
    }

    /** The severity of a credential in an {@code Authorization} field. */
    static Severity bearer(String credentials) {
        return Jwts.ended(credentials) ? Severity.MEDIUM : Kind.BEARER_TOKEN.severity();
    }

    /**
     * The severity in this place: what stands in a URL is kept in logs and histories as well (CWE-598). The kinds that
     * stand nowhere else have it counted already.
     */
    static Severity at(String location, String kind, Severity severity) {
        boolean url = location.startsWith("query:")
                || location.equals("path")
                || location.equals("url")
                || location.equalsIgnoreCase("header:Referer");
        if (location.equals("path") && kind.equals(Kind.CARD_NUMBER.id())) {
            return Severity.MEDIUM; // of the many numbers in paths a tenth of those with an issuer's digits pass Luhn
        }
        if (!url || kind.equals(Kind.SESSION_ID.id()) || kind.equals(Kind.PRESIGNED_URL.id())) {
            return severity;
        }
        return switch (severity) {
            case HIGH -> Severity.CRITICAL;
            case LOW -> Severity.MEDIUM;
            default -> severity;
        };
    }

    private static boolean ended(Scope scope) {
        long now = System.currentTimeMillis() / 1000;
        Datum until = scope.sibling(SiblingNames.EXPIRES_AT);
        if (until != null) {
            return moment(until.value) < now;
        }
        Datum seconds = scope.sibling(SiblingNames.EXPIRES_IN);
        Datum since = scope.sibling(SiblingNames.SIGNED_AT);
        return seconds != null
                && since != null
                && Chars.digits(seconds.value)
                && seconds.value.length() < 10
                && moment(since.value) + Long.parseLong(seconds.value) < now;
    }

    /** Seconds since 1970 of a number of them or of a date and time in UTC, basic or extended (ISO 8601); else of never. */
    private static long moment(String v) {
        if (Chars.digits(v) && v.length() <= 12) {
            return Long.parseLong(v);
        }
        String plain = Chars.without(v.toUpperCase(Locale.ROOT), "-:TZ");
        if (plain.length() < 8 || !Chars.digits(plain.substring(0, 8))) {
            return NEVER;
        }
        try {
            LocalDate day = LocalDate.parse(plain.substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE);
            return (day.toEpochDay() + 1) * SECONDS_A_DAY; // the day's end is near enough
        } catch (DateTimeParseException e) {
            return NEVER;
        }
    }
}
