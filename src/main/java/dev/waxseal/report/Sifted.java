package dev.waxseal.report;

import dev.waxseal.catalogue.Rule;
import dev.waxseal.journal.Finding;
import dev.waxseal.journal.Journal;
import dev.waxseal.tls.CertificateRule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The findings of a run without those that say less than another: that a request went out in clear text is no news where
 * something sensitive was found in it, and none at all where it stayed on this machine.
 */
final class Sifted {

    /** They are about the way alone, and on this machine there is none. */
    private static final Set<String> ABOUT_THE_WAY =
            Set.of(Rule.PLAINTEXT_REQUEST.id(), Rule.PLAINTEXT_PROTOCOL.id(), Rule.CLOUD_METADATA.id());

    private static final Set<String> OF_CERTIFICATES =
            Stream.of(CertificateRule.values()).map(CertificateRule::id).collect(Collectors.toUnmodifiableSet());

    private final Policy policy;
    private final Set<String> told = new HashSet<>();

    private Sifted(Policy policy) {
        this.policy = policy;
    }

    static List<Journal.Counted> of(List<Journal.Counted> findings, Policy policy) {
        List<Journal.Counted> all = findings.stream()
                .map(one -> new Journal.Counted(CloudMetadata.retold(one.finding()), one.count()))
                .toList();
        Sifted sifted = new Sifted(policy);
        all.stream()
                .map(Journal.Counted::finding)
                .filter(finding -> !isOfNothingSeen(finding))
                .forEach(sifted::tell);
        return all.stream()
                .filter(one -> sifted.keeps(one.finding()))
                .map(one -> new Journal.Counted(sifted.folded(one.finding()), one.count()))
                .toList();
    }

    /** Of what was sent to this machine in place of a host that is reached encrypted: what stood in it. */
    static List<Journal.Counted> ofSealed(List<Journal.Counted> findings, Policy policy) {
        return findings.stream()
                .filter(one -> !ABOUT_THE_WAY.contains(one.finding().rule()))
                .filter(one -> policy.loopback() != Policy.Loopback.IGNORE
                        || !policy.local().has(one.finding().destination()))
                .toList();
    }

    /** Certificates for tests on this machine are one thing for each host, whatever is wrong with them. */
    private Finding folded(Finding finding) {
        boolean tests = policy.loopback() == Policy.Loopback.REPORT
                && OF_CERTIFICATES.contains(finding.rule())
                && policy.local().has(finding.destination());
        return tests ? finding.alike(CertificateRule.CERTIFICATE_FOR_TESTS) : finding;
    }

    private void tell(Finding finding) {
        told.add(about(finding));
    }

    private boolean keeps(Finding finding) {
        if (policy.local().has(finding.destination())) {
            return switch (policy.loopback()) {
                case IGNORE -> false;
                case REPORT ->
                    !ABOUT_THE_WAY.contains(finding.rule())
                            && !finding.rule().equals(CertificateRule.CERTIFICATE_FORM.id());
                case FAIL -> !isOfNothingSeen(finding) || !told.contains(about(finding));
            };
        }
        return !isOfNothingSeen(finding) || !told.contains(about(finding));
    }

    private static boolean isOfNothingSeen(Finding finding) {
        return finding.rule().equals(Rule.PLAINTEXT_REQUEST.id())
                || (finding.rule().equals(Rule.CLOUD_METADATA.id()) && finding.kind() == null);
    }

    /** A route of a host; of a metadata service, which is one finding, the host. */
    private static String about(Finding finding) {
        String host = finding.destination().host();
        return finding.rule().equals(Rule.CLOUD_METADATA.id())
                ? host
                : host + Finding.route(finding.request().url());
    }
}
