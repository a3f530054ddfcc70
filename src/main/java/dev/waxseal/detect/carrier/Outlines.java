package dev.waxseal.detect.carrier;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waxseal.detect.text.Base64Text;
import dev.waxseal.detect.text.Bytes;
import dev.waxseal.detect.text.Chars;
import dev.waxseal.detect.text.Urls;
import org.jspecify.annotations.Nullable;

/** Which outline keeps the place in which carrier, and in values that are documents themselves. */
final class Outlines {

    /** So much of a part or a value tells what it is. */
    private static final int BEGINNING = 4 << 10;

    private Outlines() {}

    /** Of content that begins so. */
    static Outline of(String beginning, Carrier carrier) {
        return of(beginning, carrier, 0);
    }

    private static Outline of(String beginning, Carrier carrier, int within) {
        return switch (carrier.sort()) {
            case JSON -> new JsonOutline(within);
            case XML -> new XmlOutline(within);
            case FORM -> new FormOutline(within);
            case CSV -> new CsvOutline(carrier.separator());
            case MULTIPART -> new MultipartOutline(carrier.boundary(), within);
            case BINARY -> new FileOutline(Bson.mayBegin(beginning));
            case MESSAGE_PACK -> new PackedOutline(new PackedHead.MessagePackHead());
            case CBOR -> new PackedOutline(new PackedHead.CborHead());
            case PERCENT -> orLines(decoded(beginning, Writing.PERCENT, within + 1));
            case TEXT -> orLines(encoded(beginning, within + 1));
            case HL7 -> new LinesOutline("MSH|");
            case BANK_FILE -> new LinesOutline(BankFileWalk.header(beginning));
            case EDI -> new LinesOutline(EdiWalk.header(beginning));
            case SWIFT -> new LinesOutline(":20:\n:28:");
            case OFX -> new LinesOutline("<OFX>");
            case CODE -> new LinesOutline();
        };
    }

    private static Outline orLines(@Nullable Outline document) {
        return document == null ? new LinesOutline() : document;
    }

    /** For a part of multipart content whose fields, with the delimiter before them, are {@code head}. */
    static Outline ofPart(byte[] head, byte[] b, int from, int to, int within) {
        MultipartWalk.Part part = MultipartWalk.Part.of(new String(head, UTF_8));
        String beginning = Bytes.latin(b, from, Math.min(to, from + BEGINNING));
        String plain = part.encoding().equalsIgnoreCase("base64") ? text(beginning) : null;
        if (within > Documents.MAX_DEPTH) {
            return new LinesOutline();
        } else if (plain != null && part.isDocument()) {
            return new Within(Writing.BASE64, of(plain, Carrier.of(plain, part.type()), within));
        } else if (part.isDocument()) {
            return of(beginning, Carrier.of(beginning, part.type()), within);
        }
        return orLines(ofText(beginning, within));
    }

    /**
     * For a value that begins here and is too long to be read in one piece, or null where it is no document.
     *
     * @param writing how it is written, or null where it stands as it is
     * @param within how many documents it lies within
     */
    static @Nullable Outline ofValue(byte[] b, int from, int to, @Nullable Writing writing, int within) {
        String beginning = Bytes.latin(b, from, Math.min(to, from + BEGINNING));
        return writing == null ? ofText(beginning, within) : decoded(beginning, writing, within);
    }

    private static @Nullable Outline decoded(String beginning, Writing writing, int within) {
        byte[] bytes = beginning.getBytes(ISO_8859_1);
        Unwritten plain = writing.read(new byte[0], bytes, 0, bytes.length);
        Outline document = ofText(Bytes.latin(plain.bytes(), 0, plain.length()), within);
        return document == null ? null : new Within(writing, document);
    }

    /** As {@link Documents#nested} takes values for documents. */
    private static @Nullable Outline ofText(String s, int within) {
        String boundary = s.startsWith("--") ? MultipartWalk.boundary("", s) : null;
        if (within > Documents.MAX_DEPTH || s.length() < 8 || Urls.absolute(s) || Urls.relative(s)) {
            return null;
        }
        Carrier headed = Carrier.headed(s);
        if (headed != null) {
            return of(s, headed, within);
        } else if (Carrier.json(s, Chars.skipSpace(s, 0))) {
            return new JsonOutline(within);
        } else if (s.charAt(0) == '<' && Markup.begins(s.charAt(1))) {
            return new XmlOutline(within);
        } else if (boundary != null) {
            return new MultipartOutline(boundary, within);
        } else if (s.indexOf('\n') > 0 && CsvWalk.separator(s) != 0) {
            return new CsvOutline(CsvWalk.separator(s));
        } else if (Carrier.form(s)) {
            return new FormOutline(within);
        } else if (s.contains("%22") || s.contains("%3D") || s.contains("%3d")) {
            return decoded(s, Writing.PERCENT, within + 1);
        }
        return encoded(s, within + 1);
    }

    /** For Base64 of text. */
    private static @Nullable Outline encoded(String s, int within) {
        String plain = within > Documents.MAX_DEPTH ? null : text(s);
        return plain == null ? null : new Within(Writing.BASE64, of(plain, Carrier.of(plain, ""), within));
    }

    /** What the beginning of some Base64 holds, or null. */
    private static @Nullable String text(String beginning) {
        String letters = Chars.without(beginning.strip(), "\r\n \t");
        return letters.length() < 16 ? null : Base64Text.text(letters.substring(0, letters.length() / 4 * 4));
    }
}
