package dev.waxseal.detect.value;

import dev.waxseal.detect.text.Base64Text;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** SAML 2.0 assertions as the HTTP bindings carry them: XML, Base64, perhaps deflated. */
public final class Saml {
    private static final int MAX_INFLATED = 64 * 1024;

    private Saml() {}

    /** Whether this decodes to XML with an assertion in it. */
    public static boolean response(String v) {
        byte[] bytes = Base64Text.decode(v);
        if (bytes == null) {
            return v.contains("<") && v.contains("Assertion");
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return assertion(text.startsWith("<") ? text : inflated(bytes));
    }

    private static boolean assertion(String xml) {
        return xml.startsWith("<") && (xml.contains("Assertion") || xml.contains("Response"));
    }

    private static String inflated(byte[] bytes) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(bytes);
            byte[] out = new byte[MAX_INFLATED];
            int n = inflater.inflate(out);
            return new String(Arrays.copyOf(out, n), StandardCharsets.ISO_8859_1);
        } catch (DataFormatException e) {
            return "";
        } finally {
            inflater.end();
        }
    }
}
