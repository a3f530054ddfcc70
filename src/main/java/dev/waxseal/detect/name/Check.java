package dev.waxseal.detect.name;

import dev.waxseal.detect.carrier.Datum;
import dev.waxseal.detect.carrier.SiblingNames;
import dev.waxseal.detect.text.Chars;
import dev.waxseal.detect.text.NoValue;
import dev.waxseal.detect.text.Prose;
import dev.waxseal.detect.value.Accounts;
import dev.waxseal.detect.value.CardTracks;
import dev.waxseal.detect.value.Cards;
import dev.waxseal.detect.value.Dates;
import dev.waxseal.detect.value.Emails;
import dev.waxseal.detect.value.Ibans;
import dev.waxseal.detect.value.NationalIds;
import dev.waxseal.detect.value.Phones;
import dev.waxseal.detect.value.Saml;
import dev.waxseal.detect.value.SeedPhrases;
import dev.waxseal.detect.value.Ssns;
import dev.waxseal.detect.value.WalletKeys;
import java.util.Locale;

/** What a value must be, besides well named, to be of a kind. The constants are the words of {@code value:} lines. */
public enum Check {
    ANY,
    /** Not a message to a human, not a URL. Nothing else: what stands in the field is the password, however weak. */
    PASSWORD,
    /** As {@link #PASSWORD}, beside a principal or a user and a scheme. */
    BESIDE_PRINCIPAL,
    /** Base64 of a user, a colon and a password. */
    USER_PASS,
    /** At least six characters without a space. */
    SECRET,
    /** At least eight characters without a space, and not a mere number. */
    TOKEN,
    /** As {@link #TOKEN}, and not a path or a host name. */
    KEY,
    /** As {@link #TOKEN}, and not a word. */
    SESSION,
    PIN,
    /** Four digits: six would be an Indian postal code. */
    PIN_CODE,
    OTP,
    /** Four to eight digits beside what a second factor comes with. */
    OTP_BESIDE_FACTOR,
    /** The seed of a one-time password: Base32 (RFC 4648). */
    SEED,
    /** An OAuth code; one that is only called "code" needs the company it has in RFC 6749. */
    AUTHORIZATION_CODE,
    SAML,
    /** A signature of a URL, beside what the signers of AWS, Google, Azure and CloudFront put with it. */
    PRESIGNED,
    /** The private member of a JSON Web Key (RFC 7517). */
    JWK,
    /** The body of a private key in Base64, without its PEM frame. */
    PRIVATE_KEY,
    HASH,
    CARD,
    CVV,
    /** As {@link #CVV}, with a card number beside it. */
    CVV_BESIDE_CARD,
    TRACK,
    IBAN,
    ACCOUNT,
    ABA,
    SORT_CODE,
    CLABE,
    CBU,
    BSB,
    /** Twelve to twenty-four words as of BIP-39. */
    MNEMONIC,
    HEX_KEY,
    SSN,
    /** An identifying number whose country is not known. */
    ID_NUMBER,
    /** A number of {@link NationalIds}. */
    NATIONAL,
    PASSPORT,
    DATE,
    EMAIL,
    PHONE,
    /** A street or a whole address; a street alone needs a town beside it. */
    ADDRESS,
    /** A postal code beside a town and a person's name. */
    HOME_TOWN,
    /** A latitude with at least four decimals, and a longitude beside it. */
    LATITUDE,
    /** A number of a GeoJSON position (RFC 7946 section 3.1.1): two or three, with at least four decimals. */
    POINT,
    /** A resource of FHIR about a patient. */
    FHIR,
    SPECIAL,
    MEDICAL_NUMBER,
    NHS,
    MBI,
    NPI,
    DEA,
    CLINICAL,
    /** What a generator made, of so many letters and digits and no UUID shorter than they: {@code varied 32}. */
    VARIED;

    /**
     * The check that a {@code value:} line names: {@code pin-code}.
     *
     * @throws IllegalArgumentException where there is none
     */
    static Check of(String word) {
        try {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("no such check of a value: " + word, e);
        }
    }

    /** Whether the value, which is neither empty nor a mask, is what it must be in its place. */
    boolean accepts(String value, Datum datum, String argument) {
        String v = value.strip();
        int n = v.length();
        return switch (this) {
            case ANY -> true;
            case USER_PASS -> Shapes.userPass(v);
            case PASSWORD -> !Prose.message(v) && !Chars.webUrl(v) && !Surroundings.tally(v, datum);
            case BESIDE_PRINCIPAL ->
                datum.scope.sibling(SiblingNames.PRINCIPAL) != null
                        && !Prose.message(v)
                        && !Chars.webUrl(v)
                        && !NoValue.is(v);
            case SECRET -> n >= 6 && !Chars.hasSpace(v) && !Chars.url(v);
            case TOKEN ->
                n >= 8
                        && !Chars.hasSpace(v)
                        && !Chars.url(v)
                        && !(Chars.digits(v) && n < 16)
                        && v.charAt(0) != '.'
                        && !Shapes.title(v)
                        && !Shapes.constant(v);
            case KEY ->
                n >= 8
                        && !Chars.hasSpace(v)
                        && !Chars.url(v)
                        && !Chars.number(v)
                        && !Chars.path(v)
                        && v.indexOf(':') < 0
                        && !Shapes.title(v)
                        && !v.endsWith(".pem");
            case SESSION ->
                n >= 8
                        && !Chars.hasSpace(v)
                        && !Chars.url(v)
                        && (Chars.hasDigit(v) || n >= 20)
                        && !(Chars.digits(v) && n < 10)
                        && !Shapes.typed(v)
                        && v.indexOf(':') < 2
                        && !Dates.like(v);
            case PIN -> Chars.digits(v) && n >= 4 && n <= 8;
            case PIN_CODE -> Chars.digits(v) && n == 4;
            case OTP -> Shapes.otp(v);
            case OTP_BESIDE_FACTOR ->
                Chars.digits(v) && n >= 4 && n <= 8 && datum.scope.sibling(SiblingNames.FACTOR) != null;
            case SEED -> Shapes.base32(Chars.without(v, " -="));
            case AUTHORIZATION_CODE -> n >= 6 && !Chars.hasSpace(v) && !Chars.url(v) && Surroundings.code(v, datum);
            case SAML -> Saml.response(v);
            case PRESIGNED -> n >= 24 && !Chars.hasSpace(v) && datum.scope.sibling(SiblingNames.SIGNED_WITH) != null;
            case JWK -> n >= 16 && !Chars.hasSpace(v) && datum.scope.sibling(SiblingNames.KEY_TYPE) != null;
            case PRIVATE_KEY -> n >= 40 && !Chars.hasSpace(v.replace("\n", "")) && !Chars.url(v) && !WalletKeys.is(v);
            case HASH -> n >= 16 && !Chars.hasSpace(v) && !Chars.url(v);
            case CARD -> Cards.named(v);
            case CVV -> Chars.digits(v) && (n == 3 || n == 4);
            case CVV_BESIDE_CARD ->
                Chars.digits(v) && (n == 3 || n == 4) && datum.scope.sibling(SiblingNames.CARD_COMPANY) != null;
            case TRACK ->
                CardTracks.begins(v)
                        || (Chars.digitCount(v) >= 20
                                && (v.indexOf('=') > 0 || v.indexOf('^') > 0 || v.indexOf('D') > 0));
            case IBAN -> Ibans.valid(Chars.without(v, " -.").toUpperCase(Locale.ROOT));
            case ACCOUNT -> Shapes.account(Chars.without(v, " -./"));
            case ABA -> Accounts.aba(Chars.without(v, " -"));
            case SORT_CODE -> Accounts.sortCode(v);
            case CLABE -> Accounts.clabe(Chars.without(v, " -"));
            case CBU -> Accounts.cbu(Chars.without(v, " -"));
            case BSB ->
                Chars.digits(Chars.without(v, " -")) && Chars.without(v, " -").length() == 6;
            case MNEMONIC -> SeedPhrases.shape(v);
            case HEX_KEY -> WalletKeys.is(v);
            case SSN -> Ssns.valid(v);
            case ID_NUMBER -> Shapes.idNumber(v, 5, 20, 4);
            case NATIONAL -> NationalIds.valid(argument, v);
            case PASSPORT ->
                Shapes.idNumber(Chars.without(v, " -"), 6, 10, 4) && Chars.alphanumeric(Chars.without(v, " -"));
            case DATE -> Dates.ofBirth(v);
            case EMAIL -> Emails.is(v);
            case PHONE -> Phones.named(v);
            case ADDRESS -> Surroundings.address(v, datum);
            case HOME_TOWN ->
                n >= 4
                        && n <= 10
                        && Chars.hasDigit(v)
                        && datum.scope.sibling(SiblingNames.CITY) != null
                        && datum.scope.sibling(SiblingNames.PERSON_NAME) != null;
            case LATITUDE ->
                Shapes.decimals(v) >= 4 && Surroundings.longitude(datum.scope) && !Surroundings.ofArea(datum.scope);
            case POINT -> Shapes.decimals(v) >= 4 && datum.scope.data.size() >= 2 && datum.scope.data.size() <= 3;
            case FHIR -> SiblingNames.CLINICAL_RESOURCES.contains(v) && Surroundings.ofPatient(datum.scope);
            case SPECIAL -> n >= 2 && n <= 4096 && Chars.hasLetter(v) && !Chars.url(v);
            case MEDICAL_NUMBER -> n >= 4 && n <= 30 && Chars.hasDigit(v) && !Chars.url(v) && !Dates.like(v);
            case NHS -> Accounts.nhs(Chars.without(v, " -"));
            case MBI -> Accounts.mbi(Chars.without(v, "-").toUpperCase(Locale.ROOT));
            case NPI -> Accounts.npi(v);
            case DEA -> Accounts.dea(v);
            case VARIED -> Surroundings.generated(v, Integer.parseInt(argument), datum);
            case CLINICAL -> n >= 2 && Chars.hasLetter(v) && !Chars.url(v) && !Dates.like(v);
        };
    }

    /** The fewest characters of a value that is accepted; a quick sieve for what comes by in bulk. */
    public int least() {
        return switch (this) {
            case TOKEN, KEY, SESSION, DATE -> 8;
            case SECRET, AUTHORIZATION_CODE, ACCOUNT, PASSPORT, LATITUDE, POINT, PHONE, EMAIL -> 6;
            case IBAN, CARD, HASH, SEED, TRACK, USER_PASS -> 12;
            case PRIVATE_KEY, MNEMONIC, HEX_KEY -> 36;
            case ABA, SSN, CLABE, CBU, NHS, MBI, NPI, DEA -> 9;
            case NATIONAL -> 7;
            case PIN, PIN_CODE, OTP, OTP_BESIDE_FACTOR, MEDICAL_NUMBER, ADDRESS, HOME_TOWN -> 4;
            case CVV, CVV_BESIDE_CARD -> 3;
            case SORT_CODE, BSB -> 6;
            case ID_NUMBER -> 5;
            case SAML -> 9;
            case FHIR -> 5;
            case JWK -> 16;
            case PRESIGNED -> 24;
            case VARIED -> 16;
            case ANY, PASSWORD, BESIDE_PRINCIPAL -> 1;
            case SPECIAL, CLINICAL -> 2;
        };
    }
}
