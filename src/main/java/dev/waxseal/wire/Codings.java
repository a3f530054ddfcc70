package dev.waxseal.wire;

import dev.waxseal.wire.brotli.BrotliDecoder;
import dev.waxseal.wire.zstd.ZstdDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The content and transfer codings of a message (RFC 9110 section 8.4.1, RFC 9112 section 7) and how to remove them. */
final class Codings {

    /** Stacked codings that are removed; more than two are not seen in practice. */
    private static final int STACKED_MOST = 4;

    /** Always the outermost, although {@code aws-chunked,gzip} is how S3 wants it written. */
    private static final String AWS_CHUNKED = "aws-chunked";

    private Codings() {}

    /** The codings a message is in, in the order they were applied; those that change nothing are left out. */
    static List<String> of(Fields fields) {
        return with(with(List.of(), fields, "Content-Encoding"), fields, "Transfer-Encoding");
    }

    private static List<String> with(List<String> codings, Fields fields, String name) {
        List<String> all = codings;
        for (Field field : fields) {
            if (field.is(name)) {
                all = with(all, field.value());
            }
        }
        return all;
    }

    /** The codings in a list of them. */
    static List<String> in(String list) {
        return with(List.of(), list);
    }

    private static List<String> with(List<String> codings, String list) {
        List<String> more = new ArrayList<>(codings);
        for (String coding : list.split(",", -1)) {
            String token = coding.strip().toLowerCase(Locale.ROOT);
            if (!token.isEmpty() && !token.equals("identity") && !token.equals("chunked")) {
                more.add(token);
            }
        }
        return more;
    }

    /** A sink that removes these codings on the way to another one. */
    static Sink removing(List<String> codings, Sink plain) {
        Sink sink = plain;
        if (codings.size() > STACKED_MOST) {
            sink.unreadable();
            return sink;
        }
        for (String coding : codings) {
            sink = coding.equals(AWS_CHUNKED) ? sink : removing(coding, sink);
        }
        return codings.contains(AWS_CHUNKED) ? new Unchunking(sink) : sink;
    }

    /** Names that are not registered (RFC 9110 section 16.6.1), but tried, are taken too. */
    private static Sink removing(String coding, Sink plain) {
        return switch (coding) {
            case "gzip", "x-gzip", "gz" -> new GzipOrZlib(GzipOrZlib.Format.GZIP, plain);
            case "deflate", "x-deflate", "zlib" -> new GzipOrZlib(GzipOrZlib.Format.ZLIB_OR_RAW, plain);
            case "br", "x-br", "brotli" -> new Decoding(BrotliDecoder::new, plain); // RFC 7932
            case "zstd", "x-zstd", "zstandard" -> new Decoding(ZstdDecoder::new, plain); // RFC 8878
            default -> new Guessed(plain);
        };
    }
}
