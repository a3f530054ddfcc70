package dev.waxseal.detect.name;

import dev.waxseal.detect.text.Lexicon;
import java.util.Set;

/** The names beside a value, in words, that tell what it is where it could be something else. */
final class SiblingNames {
    static final Set<String> CODE_COMPANY = Set.of(
            "granttype",
            "redirecturi",
            "redirecturl",
            "codeverifier",
            "clientid",
            "state",
            "sessionstate",
            "iss",
            "clientsecret");
    static final Set<String> SIGNED_WITH =
            Set.of("xamzcredential", "xgoogcredential", "se", "keypairid", "googleaccessid", "awsaccesskeyid");
    static final Set<String> KEY_TYPE = Set.of("kty");
    static final Set<String> CARD_COMPANY = Lexicon.of(Lexicon.Section.CARD_COMPANY);
    static final Set<String> TOWN = Lexicon.of(Lexicon.Section.TOWNS);
    static final Set<String> CITY = Lexicon.of(Lexicon.Section.CITIES);
    static final Set<String> PERSON_NAME = Lexicon.of(Lexicon.Section.PERSON_NAMES);
    static final Set<String> FACTOR = Lexicon.of(Lexicon.Section.FACTORS);
    static final Set<String> TYPE = Set.of("type");
    static final Set<String> ORGANIZATIONS = Set.of(
            "Organization",
            "Corporation",
            "LocalBusiness",
            "Store",
            "Restaurant",
            "Hotel",
            "Place",
            "EducationalOrganization",
            "GovernmentOrganization");
    static final Set<String> COMPANY = Lexicon.of(Lexicon.Section.COMPANIES);
    static final Set<String> PERSON = Lexicon.of(Lexicon.Section.PERSONS);
    static final Set<String> SUBJECT = Set.of("subject", "patient", "beneficiary", "individual");
    static final Set<String> CLINICAL_RESOURCES = Set.of(
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
    static final Set<String> LONGITUDE = Lexicon.of(Lexicon.Section.LONGITUDES);
    static final Set<String> CORNERS = Lexicon.of(Lexicon.Section.CORNERS);
    static final Set<String> MANY = Lexicon.of(Lexicon.Section.AREAS);

    private SiblingNames() {}
}
