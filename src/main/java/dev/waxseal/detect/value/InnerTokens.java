package dev.waxseal.detect.value;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.detect.text.Base64Text;
import dev.waxseal.detect.text.Bytes;
import dev.waxseal.detect.text.Chars;
import dev.waxseal.detect.text.Randomness;

/** Tokens of vendors that begin with nothing of their own: what tells them stands within, or is encoded. */
final class InnerTokens extends Recognizer {

    /** Between the id and the secret of a token of Terraform Cloud. */
    private static final String ATLAS = ".atlasv1.";

    private static final int ATLAS_ID = 14;
    private static final int ATLAS_SECRET = 60;

    /** Before the last four of the 84 characters of a token of Azure DevOps. */
    private static final String AZURE = "AZDO";

    private static final int AZURE_BEFORE = 76;
    private static final int AZURE_AFTER = 4;

    /** Before the secret of a token of OpenShift's. */
    private static final String SHA = "sha256~";

    private static final int SHA_SECRET = 43;

    /** The parts of a bot's token of Discord: the bot's number in Base64, a time, a signature. */
    private static final int BOT_ID = 23;

    private static final int BOT_TIME = 6;
    private static final int BOT_SIGNATURE = 27;

    InnerTokens() {
        super(
                Kind.VENDOR_TOKEN,
                ".sMA",
                "_atlasv0_",
                "azdo",
                "sha000~",
                "mta",
                "mte",
                "mti",
                "mtm",
                "mtq",
                "mtu",
                "mty",
                "mtc",
                "mtg",
                "mtk");
    }

    @Override
    int end(String s, int from) {
        if (s.startsWith(SHA, from)) {
            int start = from + SHA.length();
            int end = Chars.base64UrlEnd(s, start);
            return end - start == SHA_SECRET ? end : -1;
        }
        return s.startsWith("MT", from) ? bot(s, from) : -1;
    }

    @Override
    int find(String s, int at, Found found) {
        if (s.charAt(at) == 'A') {
            return azure(s, at, found);
        } else if (s.charAt(at) != '.') {
            int end = end(s, at);
            if (end > 0) {
                found.found(
                        Kind.VENDOR_TOKEN,
                        Kind.VENDOR_TOKEN.severity(),
                        at,
                        end,
                        s.charAt(at) == 's' ? "OpenShift" : "Discord");
            }
            return end;
        } else if (!s.startsWith(ATLAS, at)) {
            return -1;
        }
        int from = at;
        while (from > 0 && at - from <= ATLAS_ID && Chars.word(s.charAt(from - 1))) {
            from--;
        }
        int end = Chars.base64UrlEnd(s, at + ATLAS.length());
        if (at - from != ATLAS_ID || end - at < ATLAS_SECRET) {
            return -1;
        }
        found.found(Kind.VENDOR_TOKEN, Kind.VENDOR_TOKEN.severity(), from, end, "Terraform Cloud");
        return end;
    }

    private static int azure(String s, int at, Found found) {
        int from = at;
        while (from > 0 && at - from <= AZURE_BEFORE && Chars.word(s.charAt(from - 1))) {
            from--;
        }
        int end = at + AZURE.length();
        while (end < s.length() && end - at < AZURE.length() + AZURE_AFTER + 1 && Chars.word(s.charAt(end))) {
            end++;
        }
        boolean formed = s.startsWith(AZURE, at)
                && at - from == AZURE_BEFORE
                && end - at == AZURE.length() + AZURE_AFTER
                && Randomness.token(s, from, end, AZURE_BEFORE);
        if (formed) {
            found.found(Kind.VENDOR_TOKEN, Kind.VENDOR_TOKEN.severity(), from, end, "Azure DevOps");
        }
        return formed ? end : -1;
    }

    @Override
    public boolean deserves(byte[] b, int from, int to, int at, int lengths, Probe scan) {
        int begin = Math.max(from, at - 2 * AROUND);
        boolean bot = at >= from + 2 && b[at - 2] == 'M' && b[at - 1] == 'T';
        boolean other = b[at] == '.' || b[at] == '~' || (b[at] == 'O' && at >= from + 3 && b[at - 3] == 'A');
        return (bot || other) && scan.any(Bytes.latin(b, begin, Math.min(to, at + 2 * AROUND)));
    }

    private static int bot(String s, int from) {
        int first = Chars.base64UrlEnd(s, from);
        int second = first < s.length() && s.charAt(first) == '.' ? Chars.base64UrlEnd(s, first + 1) : first;
        int end = second < s.length() && s.charAt(second) == '.' ? Chars.base64UrlEnd(s, second + 1) : second;
        boolean formed = first - from >= BOT_ID && second - first == BOT_TIME + 1 && end - second > BOT_SIGNATURE;
        String number = formed ? Base64Text.text(s.substring(from, first)) : null;
        return number != null && Chars.digits(number) ? end : -1;
    }
}
