package dev.waxseal.detect.carrier;

import dev.waxseal.detect.text.Lexicon;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The names beside a value, in letters and digits, that tell what it is where it could be something else. Whoever asks for a
 * neighbour asks for one of these, so that they alone are kept of content that is read in windows.
 */
public final class SiblingNames {
    public static final Set<String> CODE_COMPANY = Set.of(
            "granttype",
            "redirecturi",
            "redirecturl",
            "codeverifier",
            "clientid",
            "state",
            "sessionstate",
            "iss",
            "clientsecret");
    public static final Set<String> SIGNED_WITH =
            Set.of("xamzcredential", "xgoogcredential", "se", "keypairid", "googleaccessid", "awsaccesskeyid");
    public static final Set<String> FAILURES = Set.of("fail", "fails", "failed", "failures", "skip", "skipped");
    public static final Set<String> PRINCIPAL = Set.of("principal", "loginprincipal");
    public static final Set<String> KEY_TYPE = Set.of("kty");
    public static final Set<String> CARD_COMPANY = Lexicon.of(Lexicon.Section.CARD_COMPANY);
    public static final Set<String> TOWN = Lexicon.of(Lexicon.Section.TOWNS);
    public static final Set<String> CITY = Lexicon.of(Lexicon.Section.CITIES);
    public static final Set<String> PERSON_NAME = Lexicon.of(Lexicon.Section.PERSON_NAMES);
    public static final Set<String> FACTOR = Lexicon.of(Lexicon.Section.FACTORS);
    public static final Set<String> TYPE = Set.of("type");
    public static final Set<String> ORGANIZATIONS = Set.of(
            "Organization",
            "Corporation",
            "LocalBusiness",
            "Store",
            "Restaurant",
            "Hotel",
            "Place",
            "EducationalOrganization",
            "GovernmentOrganization");
    public static final Set<String> COMPANY = Lexicon.of(Lexicon.Section.COMPANIES);
    public static final Set<String> PERSON = Lexicon.of(Lexicon.Section.PERSONS);
    public static final Set<String> SUBJECT = Set.of("subject", "patient", "beneficiary", "individual");
    public static final Set<String> CLINICAL_RESOURCES = Set.of(
            "Observation",
            "Condition",
            "MedicationRequest",
            "MedicationStatement",
            "MedicationAdministration",
            "MedicationDispense",
            "AllergyIntolerance",
            "DiagnosticReport",
            "Procedure",
            "Immunization",
            "Encounter",
            "CarePlan",
            "ServiceRequest",
            "QuestionnaireResponse",
            "Coverage",
            "Claim",
            "ExplanationOfBenefit",
            "FamilyMemberHistory",
            "ClinicalImpression");
    public static final Set<String> LONGITUDE = Lexicon.of(Lexicon.Section.LONGITUDES);
    public static final Set<String> CORNERS = Lexicon.of(Lexicon.Section.CORNERS);
    public static final Set<String> MANY = Lexicon.of(Lexicon.Section.AREAS);

    /** Names of what says it. */
    public static final Set<String> DECLARING = Set.of(
            "type",
            "kind",
            "tipo",
            "typ",
            "schemename",
            "scheme",
            "idtype",
            "idnumbertype",
            "numbertype",
            "keyname",
            "documenttype",
            "doctype",
            "partyidtype",
            "tintype",
            "identifiertype",
            "identificationtype",
            "system",
            "credentialtype",
            "secrettype",
            "identificationscheme",
            "accountidtype",
            "prtry",
            "category",
            "use");

    /** Names of objects that hold what says it. */
    public static final Set<String> DECLARING_OBJECTS =
            Set.of("schmenm", "schemename", "type", "tp", "idtype", "identifiertype", "coding", "scheme");

    /** Name a neutral value: {@code {"name":"password","value":"…"}}. */
    public static final Set<String> NAMING = Lexicon.of(Lexicon.Section.NAMING);

    /** Name an element of XML or HTML that is only called an entry, a property, a field. */
    public static final Set<String> NAMING_ELEMENTS = Set.of("name", "key", "id", "field", "property");

    /** What stands in CyberArk beside a password that is only called the content of an account. */
    public static final Set<String> VAULT = Set.of("policyid", "cpm", "passwordchangeinprocess");

    /** What stands beside a password that is only called p. */
    public static final Set<String> USER = Set.of("u");

    /** What says in a form of Struts which of its fields guards it against being sent twice. */
    public static final Set<String> GUARD = Set.of("strutstokenname");

    public static final Set<String> EXPIRES_AT = Set.of("expires", "se", "exp");
    public static final Set<String> EXPIRES_IN = Set.of("xamzexpires", "xgoogexpires");
    public static final Set<String> SIGNED_AT = Set.of("xamzdate", "xgoogdate");

    /** All of these. */
    static final Set<String> ALL = all();

    private SiblingNames() {}

    private static Set<String> all() {
        Set<String> all = new HashSet<>();
        for (Set<String> names : List.of(
                CODE_COMPANY,
                SIGNED_WITH,
                KEY_TYPE,
                CARD_COMPANY,
                TOWN,
                CITY,
                PERSON_NAME,
                FACTOR,
                TYPE,
                COMPANY,
                PERSON,
                SUBJECT,
                LONGITUDE,
                CORNERS,
                MANY,
                DECLARING,
                DECLARING_OBJECTS,
                NAMING,
                NAMING_ELEMENTS,
                VAULT,
                USER,
                GUARD,
                EXPIRES_AT,
                EXPIRES_IN,
                SIGNED_AT)) {
            all.addAll(names);
        }
        return all;
    }
}
