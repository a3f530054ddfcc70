package dev.waxseal.report;

import dev.waxseal.catalogue.Explained;
import dev.waxseal.catalogue.Rule;
import dev.waxseal.journal.Finding;
import dev.waxseal.tls.TrustRule;
import dev.waxseal.tls.TrustSettings;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The way out of a finding, in the words of what was sent and of the place where it stood. */
final class Remedy {

    /** What encryption mends. */
    private static final Set<Rule> UNENCRYPTED =
            EnumSet.of(Rule.PLAINTEXT_DATA, Rule.PLAINTEXT_AUTH, Rule.PLAINTEXT_RESPONSE_DATA);

    private Remedy() {}

    /** Empty for a rule of another version. */
    static String told(Judgement judgement) {
        Explained rule = KnownRules.of(judgement.rule());
        return rule == null ? "" : told(rule, judgement);
    }

    static String told(Explained rule, Judgement judgement) {
        if (rule == Rule.AUDIT_INCOMPLETE) {
            return GapRemedy.of(judgement.evidence(), judgement.finding());
        }
        StandsFor standsFor = judgement.standsFor();
        String fix = of(rule, judgement.finding());
        return standsFor == null || standsFor.isSealed()
                ? fix
                : fix + " Production takes the URL from " + standsFor.source() + ".";
    }

    /** For what is about a message. */
    static String of(Explained rule, @Nullable Finding finding) {
        if (rule instanceof TrustRule trust && finding != null) {
            String setting = TrustSettings.mending(trust, finding.client());
            return setting == null ? rule.fix() : "In " + finding.client() + ": " + setting + '.';
        }
        boolean unencrypted = rule instanceof Rule plaintext && UNENCRYPTED.contains(plaintext);
        return unencrypted && finding != null ? encrypted(rule, finding) : rule.fix();
    }

    private static String encrypted(Explained rule, Finding finding) {
        String location = finding.location() == null ? "" : finding.location();
        if (location.equals("header:Proxy-Authorization")) {
            return "Reach the proxy itself over TLS, or log in to it in a way that shows no password.";
        }
        if (location.equals("command line")) {
            return "Use https://, and hand it over in a file or by standard input: everyone on the machine can read a"
                    + " command line.";
        }
        String fix = rule.fix();
        if (finding.request().url().startsWith("ws:")) {
            fix = fix.replace("https://", "wss://");
        }
        return fix + also(location, finding);
    }

    /** What encryption alone does not mend, or how this client switches it on. */
    private static String also(String location, Finding finding) {
        if (location.startsWith("query:") || location.equals("path") || location.equals("userinfo")) {
            return " Take it out of the URL as well, which logs and histories keep: a header or the body is its place.";
        }
        if (location.startsWith("cookie:")) {
            return " Let the server mark the cookie Secure as well, so that it never goes along in clear text.";
        }
        return finding.client().startsWith("grpc") ? " In gRPC it is usePlaintext() that leaves TLS out." : "";
    }
}
