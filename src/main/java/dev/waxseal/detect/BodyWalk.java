package dev.waxseal.detect;

import dev.waxseal.detect.carrier.BinaryWalk;
import dev.waxseal.detect.carrier.NachaWalk;
import dev.waxseal.detect.carrier.Place;
import dev.waxseal.detect.carrier.Scope;
import dev.waxseal.detect.glance.Glance;
import dev.waxseal.detect.text.Bytes;
import dev.waxseal.wire.Content;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes text of a stretch of content and has it read. */
final class BodyWalk {
    private BodyWalk() {}

    /** Whether the first look finds nothing to read; it reads bytes, so UTF-16 is not for it. */
    static boolean clean(Content content, Glance glance) {
        return utf16(content) == null
                && !glance.suspicious(content.bytes(), content.from(), content.to())
                && !named(content);
    }

    static void examine(Content content, Examiner examiner) {
        String type = content.head().fields().first("Content-Type");
        String mediaType = type == null ? "" : type;
        String root = content.form() == Content.Form.BODY ? "body" : "message";
        Scope scope = Scope.root();
        if (mediaType.regionMatches(true, 0, "multipart/", 0, 10) && binary(content, mediaType)) {
            String text = Bytes.latin(content.bytes(), content.from(), content.to()); // files among the fields
            examiner.documents().walk(text, mediaType, Place.named("form:"), root, scope, content.first());
        } else if (binary(content, mediaType)) {
            String text = new String(
                    content.bytes(), content.from(), content.to() - content.from(), StandardCharsets.ISO_8859_1);
            BinaryWalk.walk(text, root, scope, examiner.documents(), content.first());
        } else if (!packed(content, root, scope)) {
            String text = text(content, mediaType);
            examiner.documents().walk(text, mediaType, Place.named("form:"), root, scope, content.first());
        }
        examiner.examine(scope);
    }

    /** Whether names and lengths stand so close together in it that the first look cannot tell them apart. */
    private static boolean named(Content content) {
        if (!content.first() || content.to() - content.from() < 4) {
            return false;
        }
        byte first = content.bytes()[content.from()];
        return (first == (byte) 0xac && content.bytes()[content.from() + 1] == (byte) 0xed) // Java's own serialization
                || packed(content, "", Scope.root())
                || (first == '1'
                        && NachaWalk.file(Bytes.latin(
                                content.bytes(), content.from(), Math.min(content.to(), content.from() + 128))));
    }

    /** Whether it begins with a byte that no text begins with, and is MessagePack or CBOR; adds what it holds. */
    private static boolean packed(Content content, String root, Scope scope) {
        boolean text = !content.first() || content.from() == content.to() || content.bytes()[content.from()] >= 0;
        return !text
                && BinaryWalk.packed(
                        new String(
                                content.bytes(),
                                content.from(),
                                content.to() - content.from(),
                                StandardCharsets.ISO_8859_1),
                        root,
                        scope);
    }

    /** Known to be binary, or with more than a few control characters near its beginning. */
    private static boolean binary(Content content, String mediaType) {
        if (content.form() == Content.Form.BINARY_MESSAGE) {
            return true;
        }
        if (charset(mediaType) != null || utf16(content) != null) {
            return false;
        }
        int most = Math.min(content.to(), content.from() + 512);
        int control = 0;
        for (int i = content.from(); i < most; i++) {
            byte b = content.bytes()[i];
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x1b) {
                control++;
            }
        }
        return control * 50 > most - content.from();
    }

    private static String text(Content content, String mediaType) {
        Charset charset = utf16(content);
        if (charset == null) {
            charset = charset(mediaType);
        }
        String text = new String(
                content.bytes(),
                content.from(),
                content.to() - content.from(),
                charset == null ? StandardCharsets.UTF_8 : charset);
        boolean latin =
                charset == null && text.indexOf('\ufffd', 8) >= 0 && text.indexOf('\ufffd', 8) < text.length() - 4;
        return latin
                ? new String(
                        content.bytes(), content.from(), content.to() - content.from(), StandardCharsets.ISO_8859_1)
                : text;
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
