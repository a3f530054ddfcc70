package dev.waxseal.detect;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.catalogue.Severity;
import dev.waxseal.detect.carrier.Datum;
import dev.waxseal.detect.name.NameRule;
import dev.waxseal.detect.text.NameWords;
import dev.waxseal.detect.text.RoleMailbox;
import dev.waxseal.detect.value.Cards;
import dev.waxseal.detect.value.Found;
import dev.waxseal.detect.value.ValueScan;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one value was recognised as, in the order it stands, and what its name makes of it. */
final class Hits implements Found, Iterable<Hits.Hit> {

    /** Named kinds that say no more than "a secret" or "a number"; a value recognised by itself is called what it is. */
    private static final Set<Kind> GENERIC = EnumSet.of(
            Kind.API_KEY,
            Kind.CLIENT_SECRET,
            Kind.SESSION_ID,
            Kind.BANK_ACCOUNT,
            Kind.NATIONAL_ID,
            Kind.PASSWORD_HASH,
            Kind.CRYPTO_KEY,
            Kind.PRIVATE_KEY,
            Kind.HEALTH_RECORD);

    /** Values recognised by themselves that need no second name beside one that was given to them. */
    private static final Set<Kind> INCIDENTAL = EnumSet.of(
            Kind.EMAIL, Kind.PHONE, Kind.NATIONAL_ID, Kind.US_SSN, Kind.IBAN, Kind.CARD_NUMBER, Kind.VENDOR_TOKEN);

    /** Words that make a token more than just a token, so that a JSON Web Token of that name is both. */
    private static final List<String> PURPOSES =
            List.of("access", "auth", "bearer", "idtoken", "security", "reset", "login");

    /** Last words of names whose numbers no one pays with, where another word stands before them. */
    private static final Set<String> IDENTIFIERS = Set.of("id", "ids", "uid", "guid");

    /** Last words of names of what is only likely to be a token, and no secret if it refers to something. */
    private static final Set<String> REFERENCES = Set.of(
            "id",
            "ids",
            "uid",
            "guid",
            "ref",
            "reference",
            "name",
            "slug",
            "object",
            "parent",
            "cursor",
            "etag",
            "hash",
            "version",
            "tag",
            "file",
            "filename",
            "path",
            "image",
            "class",
            "nonce",
            "trace",
            "span",
            "locator",
            "handle");

    /** Words of names whose numbers no one pays with. */
    private static final Set<String> COUNTED = Set.of(
            "sequence",
            "seq",
            "offset",
            "timestamp",
            "serial",
            "imei",
            "imsi",
            "iccid",
            "tracking",
            "nonce",
            "revision",
            "snowflake",
            "epoch",
            "millis",
            "micros",
            "nanos",
            "isbn",
            "ean",
            "gtin",
            "barcode",
            "checksum",
            "crc",
            "cursor",
            "etag",
            "version",
            "correlation",
            "ts",
            "bytes",
            "size",
            "length",
            "count",
            "sku",
            "upc",
            "fbid",
            "seed");

    /** Words before {@code number} that make it an identifier. */
    private static final Set<String> NUMBERED = Set.of(
            "build",
            "job",
            "order",
            "invoice",
            "ticket",
            "issue",
            "case",
            "part",
            "batch",
            "version",
            "run",
            "lot",
            "shipment",
            "reference");

    /**
     * A part of a value that is of a kind.
     *
     * @param kind of the catalogue; null for one of the user's own
     * @param id of the kind
     * @param from where it begins in the value
     * @param to where it ends
     * @param label what else it is, or empty
     * @param named whether it is so by its name
     */
    record Hit(@Nullable Kind kind, String id, Severity severity, int from, int to, String label, boolean named) {
        int length() {
            return to - from;
        }

        private boolean isMostOf(String value) {
            return length() * 2 > value.length();
        }
    }

    private final List<Hit> hits = new ArrayList<>(2);

    /** What is recognised in this text by itself. */
    static Hits in(String text, ValueScan values) {
        Hits hits = new Hits();
        values.scan(text, hits);
        return hits;
    }

    @Override
    public void found(Kind kind, Severity severity, int from, int to, String label) {
        hits.add(new Hit(kind, kind.id(), severity, from, to, label, false));
    }

    /** The whole value is of this kind by its name. */
    void named(Kind kind, String value) {
        hits.add(new Hit(kind, kind.id(), kind.severity(), 0, value.length(), "", true));
    }

    /** A part of the value is of this kind of the user's own. */
    void matched(UserKind kind, int from, int to) {
        hits.add(new Hit(null, kind.id(), kind.severity(), from, to, "", false));
    }

    /** Leaves out mailboxes that are no person's, and identifiers that happen to be card numbers as well. */
    void leaveHarmless(Datum datum) {
        hits.removeIf(hit -> harmless(hit, datum));
    }

    private static boolean harmless(Hit hit, Datum datum) {
        if (hit.kind == Kind.VENDOR_TOKEN && ofUser(datum.value, hit)) {
            return true; // is told as the credentials of the URL
        } else if (hit.kind == Kind.VENDOR_TOKEN && hit.severity == Severity.LOW) {
            List<String> words = NameWords.of(datum.name);
            return !words.isEmpty() && REFERENCES.contains(words.get(words.size() - 1));
        } else if (hit.kind == Kind.EMAIL) {
            return RoleMailbox.is(datum.value.substring(hit.from, hit.to));
        } else if (hit.kind != Kind.CARD_NUMBER || hit.length() < datum.value.length()) {
            return false;
        }
        List<String> words = NameWords.of(datum.name);
        return identifier(words) && !words.contains("card") && !words.contains("pan");
    }

    /** Whether it is the password in a value that is a URL: {@code https://mara:ghp_…@host}. */
    private static boolean ofUser(String value, Hit hit) {
        int authority = value.indexOf("://");
        return authority > 0
                && hit.from > authority
                && value.startsWith("@", hit.to)
                && value.lastIndexOf(':', hit.from) == hit.from - 1
                && value.indexOf('/', authority + 3) > hit.to
                && value.indexOf(' ') < 0;
    }

    private static boolean identifier(List<String> words) {
        int last = words.size() - 1;
        for (String word : words) {
            if (COUNTED.contains(word)) {
                return true;
            }
        }
        boolean number =
                last > 0 && (words.get(last).equals("number") || words.get(last).equals("no"));
        return number ? NUMBERED.contains(words.get(last - 1)) : last > 0 && IDENTIFIERS.contains(words.get(last));
    }

    /** A value that is called something and recognised as something is both, unless one says less than the other. */
    void resolve(NameRule rule, Datum datum) {
        boolean cookie = datum.scope.cookies && rule.kind() == Kind.SESSION_ID;
        Kind kind = cookie ? Kind.SESSION_COOKIE : rule.kind();
        if (saysMoreThan(kind, datum)) {
            return;
        }
        String label = label(datum.value.strip());
        hits.removeIf(hit -> hit.kind == kind || (hit.kind != null && INCIDENTAL.contains(hit.kind)));
        if (!label.isEmpty()) {
            hits.removeIf(hit -> hit.kind == Kind.JWT);
        }
        if (kind == Kind.CARD_NUMBER) {
            label = Cards.brandOf(datum.value);
        }
        String id = kind == null ? rule.id() : kind.id();
        hits.add(0, new Hit(kind, id, Severities.of(rule, datum), 0, datum.value.length(), label, true));
    }

    /** Whether most of the value is something that says more than this kind does. */
    private boolean saysMoreThan(@Nullable Kind kind, Datum datum) {
        boolean whole = false;
        for (Hit hit : hits) {
            whole |= hit.isMostOf(datum.value.strip());
        }
        if (!whole || kind == null) {
            return false;
        }
        Kind first = hits.get(0).kind;
        return GENERIC.contains(kind)
                || (kind == Kind.ACCESS_TOKEN
                        && (first == Kind.VENDOR_TOKEN || (first == Kind.JWT && justToken(datum.plainName()))));
    }

    private static boolean justToken(String plainName) {
        for (String purpose : PURPOSES) {
            if (plainName.contains(purpose)) {
                return false;
            }
        }
        return true;
    }

    /** What else the whole value is besides what it is called: a JSON Web Token, the token of a vendor; or empty. */
    String label(String value) {
        if (hits.isEmpty() || !hits.get(0).isMostOf(value)) {
            return "";
        }
        Hit first = hits.get(0);
        return first.kind == Kind.JWT ? "JWT" : first.kind == Kind.VENDOR_TOKEN ? first.label : "";
    }

    /** The text with a mask for each part of it that is anything. */
    String masked(String text) {
        String masked = text;
        for (int i = hits.size() - 1; i >= 0; i--) {
            masked = masked.substring(0, hits.get(i).from) + Mask.SHORT + masked.substring(hits.get(i).to);
        }
        return masked;
    }

    @Override
    public Iterator<Hit> iterator() {
        return hits.iterator();
    }
}
