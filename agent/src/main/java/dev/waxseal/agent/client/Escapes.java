package dev.waxseal.agent.client;

/** Undoes percent-encoding (RFC 3986 section 2.1), so that differently escaped spellings of a target are equal. */
final class Escapes {

    private Escapes() {}

    /** The text with each escaped octet as one character; for comparing, not for reading. */
    static String undone(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%' || c == '+' || c >= 0x80) {
                return undone(text, i);
            }
        }
        return text; // as nearly always
    }

    private static String undone(String text, int from) {
        StringBuilder plain = new StringBuilder(text.length()).append(text, 0, from);
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            int octet = c == '%' && i + 2 < text.length() ? octet(text.charAt(i + 1), text.charAt(i + 2)) : -1;
            if (octet >= 0) {
                plain.append((char) octet);
                i += 2;
            } else if (c == '+') {
                plain.append(' ');
            } else if (c < 0x80) {
                plain.append(c);
            } else {
                int end = Character.isHighSurrogate(c) && i + 1 < text.length() ? i + 2 : i + 1;
                for (byte b : text.substring(i, end).getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
                    plain.append((char) (b & 0xff));
                }
                i = end - 1;
            }
        }
        return plain.toString();
    }

    private static int octet(char high, char low) {
        int h = Character.digit(high, 16);
        int l = Character.digit(low, 16);
        return h < 0 || l < 0 ? -1 : h << 4 | l;
    }
}
