package dev.waxseal.detect.name;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.detect.carrier.Datum;
import dev.waxseal.detect.carrier.Scope;
import dev.waxseal.detect.carrier.SiblingNames;
import dev.waxseal.detect.text.Chars;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a value is declared to be by what stands beside it: {@code {"type":"password","value":"…"}}, the scheme of an
 * identification in ISO 20022, the coded type of an identifier in FHIR.
 */
final class Declared {

    /** Names of values that say no more than that they are one. */
    private static final Set<String> VALUES = Set.of(
            "value",
            "val",
            "id",
            "identification",
            "identifier",
            "number",
            "no",
            "numero",
            "nummer",
            "idnumber",
            "documentnumber",
            "docnumber",
            "documentno",
            "partyidentifier",
            "partyididentifier",
            "extension",
            "tin",
            "secret",
            "content",
            "data",
            "text",
            "v",
            "accountidentification",
            "accountid",
            "accountnumber",
            "identifiervalue",
            "credential",
            "plaintext",
            "token",
            "key");

    /** What they hold. */
    private static final Set<String> CODES = Set.of("prtry", "cd", "code", "text", "value", "display", "name");

    /** Codes, without signs and in small letters, and what the value is called elsewhere. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("msisdn", "phone number"),
            Map.entry("bban", "account number"),
            Map.entry("sortcodeaccountnumber", "account number"),
            Map.entry("pan", "card number"),
            Map.entry("ccpt", "passport number"),
            Map.entry("ppn", "passport number"),
            Map.entry("sose", "national id"),
            Map.entry("nidn", "national id"),
            Map.entry("ni", "national id"),
            Map.entry("drlc", "driver license number"),
            Map.entry("dl", "driver license number"),
            Map.entry("driverslicense", "driver license number"),
            Map.entry("driverslicence", "driver license number"),
            Map.entry("driverlicense", "driver license number"),
            Map.entry("driverlicence", "driver license number"),
            Map.entry("drivinglicence", "driver license number"),
            Map.entry("ss", "ssn"),
            Map.entry("txid", "tax id"),
            Map.entry("tax", "tax id"),
            Map.entry("mr", "medical record number"),
            Map.entry("mc", "medicare number"),
            Map.entry("socialinsurance", "sin"),
            Map.entry("dni", "dni"),
            Map.entry("key1", "account key"),
            Map.entry("key2", "account key"));

    private static final int MAX_LABEL = 80;

    /** What has so many digits is no label, whatever stands before them: {@code MRN-448213}. */
    private static final int NUMBERED = 4;

    /** What an id is of rather than what it is: {@code {"type":"phone","id":17}}. */
    private static final Set<Kind> THINGS = EnumSet.of(
            Kind.PHONE,
            Kind.EMAIL,
            Kind.PASSWORD,
            Kind.ACCESS_TOKEN,
            Kind.REFRESH_TOKEN,
            Kind.API_KEY,
            Kind.CLIENT_SECRET,
            Kind.SESSION_ID,
            Kind.OTP,
            Kind.PIN);

    private static final Set<String> OF_THINGS = Set.of("type", "kind", "category", "use", "tipo", "typ");

    /** Names that say less than what is declared of them. */
    private static final Set<String> VAGUE = Set.of("idnumber", "documentnumber", "accountnumber", "identifier", "tin");

    private final Names names;

    Declared(Names names) {
        this.names = names;
    }

    /** Whether values of this name may be declared to be anything. */
    static boolean declares(String plainName) {
        return VALUES.contains(plainName);
    }

    /** What the value is said to be, or null. */
    @Nullable String name(Datum datum) {
        if (datum.scope.data.size() + datum.scope.children.size() < 2 || !VALUES.contains(datum.plainName())) {
            return null;
        }
        String declared = beside(datum);
        boolean label = declared != null
                && datum.value.length() <= MAX_LABEL
                && Chars.digitCount(datum.value) < NUMBERED
                && names.match(datum.value) != null;
        return label ? null : declared;
    }

    private @Nullable String beside(Datum datum) {
        for (int i = 0; i < Math.min(datum.scope.data.size(), 32); i++) {
            Datum other = datum.scope.data.get(i);
            if (other != datum && SiblingNames.DECLARING.contains(other.plainName())) {
                String name = called(other.value);
                if (name != null && !(OF_THINGS.contains(other.plainName()) && thing(datum, name))) {
                    return name;
                }
            }
        }
        return nested(datum.scope, 0);
    }

    private boolean thing(Datum datum, String name) {
        Names.Match match = datum.plainName().equals("id") ? names.match(name) : null;
        return match != null && THINGS.contains(match.rules().get(0).kind());
    }

    /** Whether a name that a rule knows gives way to what is declared beside it. */
    static boolean vague(String plainName) {
        return VAGUE.contains(plainName);
    }

    private @Nullable String nested(Scope scope, int depth) {
        for (int i = 0; i < Math.min(scope.children.size(), 8) && depth < 4; i++) {
            Scope child = scope.children.get(i);
            boolean type = SiblingNames.DECLARING_OBJECTS.contains(child.name.toLowerCase(Locale.ROOT));
            if (type || (depth > 0 && child.name.isEmpty())) {
                for (Datum code : child.data) {
                    String name = CODES.contains(code.plainName()) ? called(code.value) : null;
                    if (name != null) {
                        return name;
                    }
                }
                String name = nested(child, depth + 1);
                if (name != null) {
                    return name;
                }
            }
        }
        return null;
    }

    /** By the table, or because a rule knows it: {@code us_ssn}, {@code https://fhir.nhs.uk/Id/nhs-number}. */
    private @Nullable String called(String label) {
        if (label.length() < 2 || label.length() > MAX_LABEL) {
            return null;
        }
        String last = label.substring(Math.max(label.lastIndexOf('/'), label.lastIndexOf('.')) + 1);
        String known = NAMES.get(Chars.without(last, " _-").toLowerCase(Locale.ROOT));
        return known != null ? known : names.match(last) != null ? last : null;
    }
}
