package dev.waxseal.detect;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Makes UTF-8 of content in a charset in which ASCII is not ASCII (UTF-16, UTF-32, EBCDIC), however it is cut. */
final class Transcoding {

    private static final int MOST = 16;

    private final CharsetDecoder decoder;
    private byte[] rest = {};

    Transcoding(Charset charset) {
        decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
    }

    /** The text of these bytes and of the part of a character that was left over before them. */
    byte[] decode(byte[] b, int from, int to, boolean last) {
        ByteBuffer in = ByteBuffer.allocate(rest.length + to - from).put(rest).put(b, from, to - from);
        in.flip();
        CharBuffer out = CharBuffer.allocate((int) (in.remaining() * (double) decoder.maxCharsPerByte()) + MOST);
        decoder.decode(in, out, last);
        if (last) {
            decoder.flush(out);
        }
        rest = new byte[in.remaining()];
        in.get(rest);
        out.flip();
        ByteBuffer utf8 = StandardCharsets.UTF_8.encode(out);
        byte[] text = new byte[utf8.remaining()];
        utf8.get(text);
        return text;
    }
}
