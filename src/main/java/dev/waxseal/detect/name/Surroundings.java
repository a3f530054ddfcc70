package dev.waxseal.detect.name;

import dev.waxseal.detect.carrier.Datum;
import dev.waxseal.detect.carrier.Scope;
import dev.waxseal.detect.carrier.SiblingNames;
import dev.waxseal.detect.text.Chars;
import dev.waxseal.detect.text.Randomness;
import java.util.Locale;
import java.util.Set;

/** What values are in the company they keep: an address beside a town, a code beside the client it was made for. */
final class Surroundings {

    /** The fewest letters and digits of a key that is mailed to someone who lost a password. */
    private static final int LEAST_IN_RESET = 8;

    /** What services list beside a key. */
    private static final Set<String> ALLOWING =
            Set.of("actions", "indexes", "acl", "acls", "scopes", "permissions", "abilities");

    private static final int MOST_CHILDREN = 32;

    private Surroundings() {}

    /** Whether it says how many tests passed: {@code pass:12 fail:0}. */
    static boolean tally(String v, Datum datum) {
        return v.length() <= 6
                && datum.plainName().equals("pass")
                && Chars.digits(v)
                && datum.scope.sibling(SiblingNames.FAILURES) != null;
    }

    static boolean longitude(Scope scope) {
        for (int i = 0; i < Math.min(scope.data.size(), 64); i++) {
            String name = scope.data.get(i).plainName();
            if (SiblingNames.LONGITUDE.contains(name) || name.endsWith("longitude")) {
                return true;
            }
        }
        return false;
    }

    /** A generator's value; one that is only called a key stands in a URL or a form, not in JSON, where keys are names. */
    static boolean generated(String v, int least, Datum datum) {
        int fewest = datum.scope.resets ? Math.min(least, LEAST_IN_RESET) : least;
        boolean name = datum.plainName().equals("key") && datum.to == 0 && !allows(datum.scope);
        return Shapes.generated(v, fewest) && !name;
    }

    /** Whether it is said beside it what the key allows: {@code {"key":"…","actions":["search"],"indexes":["*"]}}. */
    private static boolean allows(Scope scope) {
        for (int i = 0; i < Math.min(scope.children.size(), MOST_CHILDREN); i++) {
            if (ALLOWING.contains(scope.children.get(i).name)) {
                return true;
            }
        }
        return false;
    }

    static boolean code(String v, Datum datum) {
        String name = datum.plainName();
        if (!name.equals("code")) {
            return v.length() >= 8 && (name.endsWith("authorizationcode") || name.endsWith("authcode"));
        }
        Datum company = datum.scope.sibling(SiblingNames.CODE_COMPANY);
        boolean alone = datum.to > 0 && Randomness.token(v, 20); // in a URL
        return alone
                || (authorizes(datum.scope) && handedIn(v))
                || (company != null
                        && (v.length() >= 16
                                || Chars.hasDigit(v)
                                || company.plainName().equals("granttype")));
    }

    /** Letters and digits, and not as errors, vouchers and countries are numbered: {@code E1234}. */
    private static boolean handedIn(String v) {
        int digits = Chars.digitCount(v);
        int trailing = v.length();
        while (trailing > 0 && Chars.digit(v.charAt(trailing - 1))) {
            trailing--;
        }
        boolean numbered = v.length() - trailing == digits && v.equals(v.toUpperCase(Locale.ROOT));
        return digits > 0 && Chars.hasLetter(v) && !numbered;
    }

    /** Whether clients of OAuth hand in here what they were given; what lies in a named object is something else's. */
    private static boolean authorizes(Scope inner) {
        int depth = 0;
        for (Scope scope = inner; scope != null && depth < 8; scope = scope.parent, depth++) {
            if (scope.authorizes) {
                return true;
            } else if (!scope.name.isEmpty()) {
                return false;
            }
        }
        return false;
    }

    static boolean address(String v, Datum datum) {
        if (ofCompany(datum.scope)) {
            return false;
        }
        if (v.length() < 4 || !Chars.hasLetter(v) || Chars.url(v) || v.indexOf('@') >= 0 || v.startsWith("0x")) {
            return false;
        }
        boolean whole = v.length() >= 12 && Chars.hasDigit(v) && v.indexOf(' ') > 0 && !v.contains("://");
        return whole || ((v.indexOf(' ') > 0 || v.length() >= 6) && inTown(datum.scope));
    }

    /** Whether it is a corner of an area, not where someone is. */
    static boolean ofArea(Scope scope) {
        String name = scope.name.toLowerCase(Locale.ROOT);
        return scope.sibling(SiblingNames.MANY) != null
                || SiblingNames.MANY.contains(name)
                || SiblingNames.CORNERS.contains(name);
    }

    private static boolean inTown(Scope scope) {
        boolean outer =
                scope.name.equals("line") && scope.parent != null && scope.parent.sibling(SiblingNames.TOWN) != null;
        return outer || scope.sibling(SiblingNames.TOWN) != null;
    }

    /** Whether the address is that of a company, and no person is named beside it. */
    private static boolean ofCompany(Scope scope) {
        Scope outer = scope.parent == null ? scope : scope.parent;
        Datum type = scope.sibling(SiblingNames.TYPE);
        Datum outerType = outer.sibling(SiblingNames.TYPE);
        if ((type != null && SiblingNames.ORGANIZATIONS.contains(type.value))
                || (outerType != null && SiblingNames.ORGANIZATIONS.contains(outerType.value))) {
            return true;
        }
        return (scope.sibling(SiblingNames.COMPANY) != null || outer.sibling(SiblingNames.COMPANY) != null)
                && scope.sibling(SiblingNames.PERSON) == null
                && outer.sibling(SiblingNames.PERSON) == null;
    }

    /** Whether a resource of FHIR says whom it is about. */
    static boolean ofPatient(Scope scope) {
        for (Scope child : scope.children) {
            if (SiblingNames.SUBJECT.contains(child.name)) {
                return true;
            }
        }
        return false;
    }
}
