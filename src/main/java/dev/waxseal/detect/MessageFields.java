package dev.waxseal.detect;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.detect.carrier.Datum;
import dev.waxseal.detect.carrier.Place;
import dev.waxseal.detect.carrier.Scope;
import dev.waxseal.detect.name.CredentialFields;
import dev.waxseal.detect.name.HarmlessFields;
import dev.waxseal.detect.text.Chars;
import dev.waxseal.detect.text.Randomness;
import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import java.util.Locale;

/** Reads header and trailer sections, and knows which fields have a syntax of their own. */
final class MessageFields {

    /** Shorter values of harmless fields are not worth a word. */
    private static final int TELLING = 16;

    /** No name of a protocol has so many letters and digits mixed. */
    private static final int PROTOCOL_TOKEN = 20;

    private MessageFields() {}

    /** Examines each field; {@code place} is {@code header:} or {@code trailer:}. */
    static void examine(Fields fields, String place, Examiner examiner) {
        Scope scope = Scope.root();
        for (Field field : fields) {
            if (!HarmlessFields.has(field.name())) {
                scope.add(place + field.name(), field.name(), field.value());
            } else if (field.value().length() >= TELLING && Chars.hasDigit(field.value())) {
                examiner.say(place + field.name(), "vetoed: a field that is known to hold no secret");
            }
        }
        examiner.examine(scope);
        String protocols = fields.first("Sec-WebSocket-Protocol");
        if (protocols != null) {
            protocols(protocols, place + "Sec-WebSocket-Protocol", examiner);
        }
    }

    /** A browser can send a token with its handshake as one of the sub-protocols only, often behind a dotted name. */
    private static void protocols(String value, String location, Examiner examiner) {
        for (String protocol : value.split(",", -1)) {
            String token = protocol.substring(protocol.lastIndexOf('.') + 1).strip();
            if (protocol.indexOf("eyJ") < 0
                    && Randomness.token(token, PROTOCOL_TOKEN)
                    && examiner.label(token).isEmpty()) { // or it was told as the vendor's
                examiner.add(Kind.BEARER_TOKEN, Kind.BEARER_TOKEN.severity(), location, token);
            }
        }
    }

    /** Examines a value that is called like a field with a syntax of its own; says whether it was one. */
    static boolean special(String name, Datum datum, Examiner examiner) {
        if (!CredentialFields.has(name)) {
            return false;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith("authorization")) {
            return Credentials.examine(datum, examiner);
        } else {
            boolean set = lower.equals("set-cookie");
            int end = set ? datum.value.indexOf(';') : -1;
            Place place = datum.location.startsWith("header:") ? Place.named("cookie:") : Place.fixed(datum.location);
            String cookies = end < 0 ? datum.value : datum.value.substring(0, end);
            MessageCookies.examine(cookies, datum.scope, place, examiner);
            return true;
        }
    }
}
