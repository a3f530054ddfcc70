package dev.waxseal.detect.carrier;

import dev.waxseal.detect.text.Base64Text;
import dev.waxseal.detect.text.Chars;
import dev.waxseal.detect.text.Urls;
import org.jspecify.annotations.Nullable;

/** Reads a text as what it is: by its media type, and by its looks where that is missing or wrong. */
public final class Documents {

    /** Values that are documents themselves are followed this deep: JSON in Base64 in JSON. */
    public static final int MAX_DEPTH = 4;

    private final @Nullable RowSieve rows;

    /** Reads of tables those rows alone that a sieve holds for something, if there is one. */
    public Documents(@Nullable RowSieve rows) {
        this.rows = rows;
    }

    /** Adds the named values of a text. {@code forms} names form fields and parts, {@code root} begins JSON and XML paths. */
    public void walk(String text, String mediaType, Place forms, String root, Scope scope) {
        walk(text, Carrier.of(text, mediaType), forms, root, scope);
    }

    /** As what it is known to be. */
    void walk(String text, Carrier carrier, Place forms, String root, Scope scope) {
        switch (carrier.sort()) {
            case PERCENT -> walk(FormWalk.decode(text, 0, text.length()), "", forms, root, scope);
            case MULTIPART ->
                MultipartWalk.walk(text, carrier.boundary(), scope, forms.named() ? Place.named("part:") : forms, this);
            case HL7 -> {
                Hl7Walk.walk(text, root, scope);
                whole(text, root, scope);
            }
            case BANK_FILE -> BankFileWalk.walk(text, root, scope);
            case EDI -> {
                EdiWalk.walk(text, root, scope);
                text(text, root, scope);
            }
            case SWIFT -> {
                SwiftWalk.walk(text, root, scope);
                text(text, root, scope);
            }
            case OFX -> {
                OfxWalk.walk(text, root + ':', scope);
                whole(text, root, scope);
            }
            case BINARY -> BinaryWalk.walk(text, root, scope, this);
            case MESSAGE_PACK -> new MessagePack(text).read(scope, root + ":$");
            case CBOR -> new Cbor(text).read(scope, root + ":$");
            case CODE -> whole(text, root, scope);
            case JSON -> json(text, forms.named() ? root + ":$" : root, root, scope);
            case XML -> XmlWalk.walk(text, 0, text.length(), scope, forms.named() ? root + ":" : root);
            case FORM -> FormWalk.walk(text.strip(), forms, scope);
            case CSV -> {
                if (CsvWalk.walk(text, carrier.separator(), scope, root, rows)) {
                    whole(text, root, scope);
                }
            }
            case TEXT -> text(text, root, scope);
        }
    }

    /** Reads a part of multipart content that is a document, and may be multipart again. */
    void part(String text, String mediaType, String location, Scope scope) {
        scope.depth++;
        if (scope.depth > MAX_DEPTH) {
            beyond(location, scope);
        } else {
            walk(text, mediaType, Place.fixed(location), location, scope);
        }
    }

    /** Reads JSON; what only should be some, by its media type, is read as text as well. */
    private void json(String text, String path, String root, Scope scope) {
        JsonWalk.walk(text, 0, text.length(), scope, path);
        int start = Chars.start(text);
        if (start >= text.length() || "{[\"".indexOf(text.charAt(start)) < 0) {
            text(text, root, scope);
        }
    }

    /** Adds the pairs of plain text, and the text itself for what is recognised without a name. */
    void text(String text, String location, Scope scope) {
        Scope decoded = scope.child("");
        decoded.depth++;
        if (base64(text, location, decoded)) {
            return;
        }
        Scope pairs = scope.child("");
        pairs.read = true;
        TextWalk.walk(text, location, pairs);
        whole(text, location, scope);
    }

    private static void whole(String text, String location, Scope scope) {
        Scope leaf = scope.child("");
        leaf.depth = MAX_DEPTH + 1; // what it holds was walked already
        leaf.add(location, "", text);
    }

    /** Walks a value that is a document itself into a scope of its own; an empty one where it is none. */
    public Scope nested(Datum datum) {
        Scope scope = datum.scope.nested();
        String v = datum.value;
        if (scope.depth > MAX_DEPTH || v.length() < 8 || v.startsWith("otpauth://")) {
            if (scope.depth == MAX_DEPTH + 1 && isDocument(v)) {
                beyond(datum.location, scope);
            }
            return scope;
        }
        Place place = Place.fixed(datum.location);
        Carrier headed = Carrier.headed(v);
        if (headed != null) {
            walk(v, headed, place, datum.location, scope);
        } else if (Urls.absolute(v) || Urls.relative(v)) {
            new TargetWalk(v, scope, place);
        } else if (Carrier.json(v, Chars.skipSpace(v, 0))) {
            JsonWalk.walk(v, 0, v.length(), scope, datum.location);
        } else if (markup(v)) {
            XmlWalk.walk(v, 0, v.length(), scope, datum.location);
        } else if (v.indexOf('\n') > 0 && document(v, place, datum.location, scope)) {
            return scope;
        } else if (Carrier.form(v) && !(datum.scope.read && v.indexOf('&') < 0)) {
            FormWalk.walk(v, place, scope); // one pair in a text was read with the text
        } else if (v.indexOf('%') >= 0 && (v.contains("%22") || v.contains("%3D") || v.contains("%3d"))) {
            String decoded = FormWalk.decode(v, 0, v.length());
            scope.add(datum.location, datum.name, decoded);
        } else if (!base64(v, datum.location, scope) && !datum.scope.read && TextWalk.deserves(v)) {
            scope.read = true;
            TextWalk.walk(v, datum.location, scope);
        }
        return scope;
    }

    private static void beyond(String location, Scope scope) {
        scope.beyond = new Scope.Beyond(location, "documents within more than " + MAX_DEPTH + " others");
    }

    /** Whether it is XML; of a long one there may be but a beginning. */
    private static boolean markup(String v) {
        return v.charAt(0) == '<' && (v.endsWith(">") || (v.length() > Outline.KEPT && Markup.begins(v.charAt(1))));
    }

    private static boolean isDocument(String v) {
        return !v.isEmpty()
                && (Carrier.headed(v) != null
                        || Carrier.json(v, Chars.skipSpace(v, 0))
                        || markup(v)
                        || Carrier.form(v)
                        || (v.length() >= 16 && Base64Text.text(v) != null));
    }

    /** Walks multipart content or separated values. */
    private boolean document(String v, Place place, String location, Scope scope) {
        String boundary = v.charAt(0) == '-' ? MultipartWalk.boundary("", v) : null;
        char separator = boundary == null ? CsvWalk.separator(v) : 0;
        if (boundary != null) {
            MultipartWalk.walk(v, boundary, scope, place, this);
        } else if (separator != 0) {
            CsvWalk.walk(v, separator, scope, location, rows);
        }
        return boundary != null || separator != 0;
    }

    private boolean base64(String v, String location, Scope scope) {
        String text = v.length() >= 16 ? Base64Text.text(v) : null;
        if (text == null) {
            return false;
        } else if (scope.depth > MAX_DEPTH) {
            beyond(location, scope);
        } else {
            walk(text, "", Place.fixed(location), location, scope);
        }
        return true;
    }
}
