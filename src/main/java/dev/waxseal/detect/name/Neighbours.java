package dev.waxseal.detect.name;

import java.util.Set;

/** The names beside a value, in words, that tell what it is where it could be something else. */
final class Neighbours {
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
    static final Set<String> CARD_COMPANY = Set.of(
            "card",
            "cardnumber",
            "ccnumber",
            "ccnum",
            "pan",
            "creditcard",
            "creditcardnumber",
            "expiry",
            "expmonth",
            "expirymonth",
            "cardno",
            "cardholder",
            "cardholdername",
            "expirydate",
            "expirationdate",
            "number",
            "exp",
            "expyear");
    static final Set<String> TOWN = Set.of(
            "city",
            "town",
            "zip",
            "zipcode",
            "postcode",
            "postalcode",
            "plz",
            "ort",
            "stadt",
            "ville",
            "ciudad",
            "citta",
            "cap",
            "cep",
            "codepostal",
            "codigopostal",
            "locality",
            "state",
            "county",
            "stad",
            "cidade",
            "miasto",
            "region",
            "postnummer");
    static final Set<String> CITY =
            Set.of("city", "town", "ort", "stadt", "ville", "ciudad", "citta", "cidade", "stad", "miasto", "locality");
    static final Set<String> PERSON_NAME = Set.of(
            "firstname",
            "lastname",
            "fullname",
            "givenname",
            "familyname",
            "surname",
            "vorname",
            "nachname",
            "prenom",
            "apellido",
            "apellidos");
    static final Set<String> FACTOR = Set.of(
            "mfa",
            "mfatype",
            "mfatoken",
            "factor",
            "factorid",
            "factortype",
            "twofactor",
            "2fa",
            "challengeid",
            "verificationid",
            "verificationsid",
            "phone",
            "phonenumber",
            "mobile",
            "msisdn");
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
    static final Set<String> COMPANY = Set.of(
            "company",
            "companyname",
            "organization",
            "organisation",
            "organizationname",
            "business",
            "businessname",
            "merchant",
            "merchantname",
            "storename",
            "branchname",
            "venue",
            "vendorname");
    static final Set<String> PERSON = Set.of(
            "name",
            "firstname",
            "lastname",
            "fullname",
            "givenname",
            "familyname",
            "surname",
            "vorname",
            "nachname",
            "recipient",
            "customer",
            "customername",
            "contactname",
            "attention",
            "email",
            "phone");
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
    static final Set<String> LONGITUDE = Set.of(
            "lon",
            "lng",
            "long",
            "longitude",
            "geolon",
            "geolong",
            "geolongitude",
            "geolng",
            "gpslon",
            "gpslng",
            "gpslongitude",
            "locationlng",
            "locationlon",
            "userlng",
            "userlon",
            "laengengrad",
            "longitud",
            "positionlng");
    static final Set<String> CORNERS = Set.of(
            "southwest", "southeast", "northwest", "topleft", "topright", "bottomleft", "bottomright", "ne", "sw");
    static final Set<String> MANY = Set.of("bbox", "bounds", "north", "northeast", "viewport");

    private Neighbours() {}
}
