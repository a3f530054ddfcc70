package dev.waxseal.detect;

import dev.waxseal.detect.carrier.BinaryWalk;
import dev.waxseal.detect.carrier.Place;
import dev.waxseal.detect.carrier.Scope;
import dev.waxseal.detect.carrier.TargetWalk;
import dev.waxseal.detect.glance.Glance;
import dev.waxseal.detect.text.Bytes;
import dev.waxseal.wire.Content;
import dev.waxseal.wire.RequestHead;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes text of content, or of a window of it, and has it read. */
final class MessageBody {

    /** The beginning of content that tells whether it is text. */
    private static final int BEGINNING = 512;

    /** What tells a charset that has ASCII in it. */
    private static final String ASCII = "Aa0{\":=<";

    private static final String FORM = "application/x-www-form-urlencoded";

    private MessageBody() {}

    /**
     * Whether the first look finds nothing to read; it reads bytes of charsets that have ASCII in them, and does not tell
     * names from values where nothing but lengths parts them.
     */
    static boolean clean(Content content, Glance glance) {
        return !glance.suspicious(content.bytes(), content.from(), content.to())
                && wide(content, odd(content) ? mediaType(content) : "") == null
                && !named(content);
    }

    /** Whether the first bytes are none that text in ASCII begins with. */
    private static boolean odd(Content content) {
        int most = Math.min(content.to(), content.from() + 4);
        for (int i = content.from(); i < most; i++) {
            if (content.bytes()[i] <= 0) {
                return true;
            }
        }
        return false;
    }

    /** So far into a form its parts are looked at for what names its values without a sign between. */
    private static final int HEADS = 4096;

    /** Whether names and values stand so close together in it that the first look cannot tell them apart. */
    private static boolean named(Content content) {
        if (content.to() - content.from() < 4) {
            return false;
        }
        byte[] b = content.bytes();
        byte first = b[content.from()];
        return (first == (byte) 0xac && b[content.from() + 1] == (byte) 0xed) // Java's own serialization
                || (packs(b, content.from(), content.to()) && packed(content, "", Scope.root()))
                || (first == '-' && part(content));
    }

    static void examine(Content content, Examiner examiner) {
        String mediaType = mediaType(content);
        Scope scope = Scope.root();
        if (content.head() instanceof RequestHead request) {
            scope.authorizes = authorizes(request);
        }
        if (file(content, mediaType)) {
            BinaryWalk.walk(text(content, mediaType), root(content), scope, examiner.documents());
        } else if (wide(content, mediaType) != null || !packed(content, root(content), scope)) {
            examiner.documents().walk(text(content, mediaType), mediaType, Place.named("form:"), root(content), scope);
        }
        examiner.examine(scope);
    }

    /** Whether it is about authorization, as its path says, or the credentials of a client beside a form. */
    static boolean authorizes(RequestHead request) {
        String type = request.fields().first("Content-Type");
        return TargetWalk.authorizes(request.target(), 0, path(request.target()))
                || (form(type == null ? "" : type) && basic(request.fields().first("Authorization")));
    }

    private static int path(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target.length() : query;
    }

    private static boolean form(String mediaType) {
        return mediaType.regionMatches(true, 0, FORM, 0, FORM.length());
    }

    /** Whether a client logs in as RFC 6749 section 2.3.1 has it, so that a code beside it is one of OAuth. */
    private static boolean basic(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, "Basic ", 0, 6);
    }

    /** Whether it is of a binary format that names its values; adds what it holds. */
    private static boolean packed(Content content, String root, Scope scope) {
        return packs(content.bytes(), content.from(), content.to())
                && BinaryWalk.packed(Bytes.latin(content.bytes(), content.from(), content.to()), root, scope);
    }

    /** Whether it begins as no text begins: with a byte beyond ASCII, its own length, or the mark of Smile or javabin. */
    private static boolean packs(byte[] b, int from, int to) {
        int length = to - from;
        return length >= 4
                && (b[from] < 0
                        || b[from] == 2
                        || (b[from] == ':' && b[from + 1] == ')' && b[from + 2] == '\n')
                        || (b[from] != 0 && (b[from] & 0xff) <= length && b[from + 2] == 0 && b[from + 3] == 0));
    }

    /** Whether one of the first parts of a form is of such a format. */
    private static boolean part(Content content) {
        byte[] b = content.bytes();
        int most = Math.min(content.to() - 4, content.from() + HEADS);
        for (int i = content.from(); i < most; i++) {
            if (b[i] == '\r' && b[i + 2] == '\r' && b[i + 1] == '\n' && b[i + 3] == '\n') {
                if (!packs(b, i + 4, content.to())) {
                    continue;
                }
                String rest = Bytes.latin(b, i + 4, content.to());
                int end = rest.indexOf("\r\n--");
                if (BinaryWalk.packed(end < 0 ? rest : rest.substring(0, end), "", Scope.root())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether it begins as MessagePack or CBOR does, with a byte that no text begins with. */
    static boolean packed(Content content) {
        return content.from() < content.to()
                && content.bytes()[content.from()] < 0
                && BinaryWalk.named(Bytes.latin(content.bytes(), content.from(), content.to()));
    }

    static String mediaType(Content content) {
        String type = content.head().fields().first("Content-Type");
        return type == null ? "" : type;
    }

    /** What locations in it begin with. */
    static String root(Content content) {
        return content.form() == Content.Form.BODY ? "body" : "message";
    }

    /** Whether it is binary, and not the fields of a form with files among them. */
    static boolean file(Content content, String mediaType) {
        return !mediaType.regionMatches(true, 0, "multipart/", 0, 10) && binary(content, mediaType);
    }

    /** Known to be binary, or with more than a few control characters near its beginning. */
    static boolean binary(Content content, String mediaType) {
        if (content.form() == Content.Form.BINARY_MESSAGE) {
            return true;
        }
        if (charset(mediaType) != null || wide(content, mediaType) != null) {
            return false;
        }
        int most = Math.min(content.to(), content.from() + BEGINNING);
        int control = 0;
        for (int i = content.from(); i < most; i++) {
            byte b = content.bytes()[i];
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x1b) {
                control++;
            }
        }
        return control * 50 > most - content.from();
    }

    static String text(Content content, String mediaType) {
        Charset wide = wide(content, mediaType);
        return wide == null
                ? text(content.bytes(), content.from(), content.to(), binary(content, mediaType), mediaType)
                : new String(content.bytes(), content.from(), content.to() - content.from(), wide);
    }

    /** The text of bytes in a charset that has ASCII in it: the one that is said, or else UTF-8 if they are that. */
    static String text(byte[] bytes, int from, int to, boolean binary, String mediaType) {
        Charset charset = binary ? StandardCharsets.ISO_8859_1 : charset(mediaType);
        String text = new String(bytes, from, to - from, charset == null ? StandardCharsets.UTF_8 : charset);
        boolean latin =
                charset == null && text.indexOf('\ufffd', 8) >= 0 && text.indexOf('\ufffd', 8) < text.length() - 4;
        return latin ? new String(bytes, from, to - from, StandardCharsets.ISO_8859_1) : text;
    }

    /** The charset in which ASCII is not ASCII, by its looks or by what is said, or null where it is none of these. */
    static @Nullable Charset wide(Content content, String mediaType) {
        Charset charset = charset(mediaType);
        if (charset != null
                && charset.canEncode()
                && !Arrays.equals(ASCII.getBytes(charset), ASCII.getBytes(StandardCharsets.US_ASCII))) {
            return charset;
        }
        return utf16(content);
    }

    private static @Nullable Charset charset(String mediaType) {
        String lower = mediaType.toLowerCase(Locale.ROOT);
        int at = lower.indexOf("charset=");
        if (at < 0) {
            return null;
        }
        String name = lower.substring(at + 8).replace("\"", "").strip();
        int end = name.indexOf(';');
        try {
            return Charset.forName(end < 0 ? name : name.substring(0, end).strip());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    /** UTF-16 by its byte order mark, or by a zero in every second place. */
    private static @Nullable Charset utf16(Content content) {
        byte[] b = content.bytes();
        int from = content.from();
        int n = Math.min(content.to() - from, 64);
        if (n < 4) {
            return null;
        }
        if ((b[from] == (byte) 0xfe && b[from + 1] == (byte) 0xff)
                || (b[from] == (byte) 0xff && b[from + 1] == (byte) 0xfe)) {
            return StandardCharsets.UTF_16;
        }
        int even = 0;
        int odd = 0;
        for (int i = 0; i + 1 < n; i += 2) {
            even += b[from + i] == 0 ? 1 : 0;
            odd += b[from + i + 1] == 0 ? 1 : 0;
        }
        if (even * 4 > n && odd == 0) {
            return StandardCharsets.UTF_16BE;
        }
        return odd * 4 > n && even == 0 ? StandardCharsets.UTF_16LE : null;
    }
}
