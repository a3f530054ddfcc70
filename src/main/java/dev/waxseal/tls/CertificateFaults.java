package dev.waxseal.tls;

import dev.waxseal.catalogue.Severity;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with the certificates that a client took, whoever it was in the client that took them. Whom the client has
 * reason to trust is not asked here.
 */
public final class CertificateFaults {

    static final String NAME_CONSTRAINTS = "2.5.29.30";

    private static final Duration SOON = Duration.ofDays(30);

    /** Certificates that live no longer than this are renewed by machines, in their last third. */
    private static final Duration SHORT = Duration.ofDays(100);

    /** No chain is as long; what comes behind is not looked at. */
    private static final int LONGEST = 16;

    private static final long DAY = Duration.ofDays(1).toSeconds();

    private record Limit(Instant since, int days) {
        Limit(String since, int days) {
            this(Instant.parse(since + "T00:00:00Z"), days);
        }
    }

    /** CA/Browser Forum Baseline Requirements section 6.3.2 with ballot SC-081v3, the newest first. */
    private static final List<Limit> LIMITS = List.of(
            new Limit("2029-03-15", 47),
            new Limit("2027-03-15", 100),
            new Limit("2026-03-15", 200),
            new Limit("2020-09-01", 398),
            new Limit("2018-03-01", 825));

    private CertificateFaults() {}

    /**
     * Of a chain, the server's own certificate first.
     *
     * @param host the one that was asked for, or null where that is not known
     */
    public static List<Weakness> of(List<X509Certificate> whole, @Nullable String host, long now) {
        return of(whole, null, host, now);
    }

    /**
     * Of a chain, the server's own certificate first, and of the root that the client has itself.
     *
     * @param root who vouches for the last of the chain, or null where that is not known; what it says of itself binds
     *     clients that read it (RFC 5937), which the JDK's does not
     * @param host the one that was asked for, or null where that is not known
     */
    public static List<Weakness> of(
            List<X509Certificate> presented, @Nullable X509Certificate root, @Nullable String host, long now) {
        List<Weakness> faults = new ArrayList<>(2);
        if (presented.isEmpty()) {
            return faults;
        }
        List<X509Certificate> sent = presented.subList(0, Math.min(presented.size(), LONGEST));
        List<X509Certificate> chain = new ArrayList<>(sent);
        if (root != null && !sent.contains(root)) {
            chain.add(root);
        }
        X509Certificate own = chain.get(0);
        dates(own, now, faults);
        authorities(chain, now, faults);
        CertificateKeys.of(chain, faults);
        signatures(chain, faults);
        if (host != null) {
            CertificateNames.compare(host, own, faults);
        }
        if (chain.stream().anyMatch(one -> one.getExtensionValue(NAME_CONSTRAINTS) != null)) {
            PermittedNames.of(chain, faults); // which needs Bouncy Castle's classes
        }
        CertificatePurposes.of(chain, faults);
        CertificateForm.of(chain, faults);
        order(sent, faults);
        return faults;
    }

    /** Of a chain in DER of which nothing is known but itself. */
    static List<Weakness> of(List<byte[]> der, long now) {
        List<X509Certificate> chain = new ArrayList<>(der.size());
        for (byte[] one : der) {
            X509Certificate certificate = Certificates.parse(one);
            if (certificate == null) {
                break;
            }
            chain.add(certificate);
        }
        List<Weakness> faults = of(chain, null, now);
        if (vouchesForItself(chain)) {
            faults.add(selfSigned(chain));
        }
        return faults;
    }

    /** That a certificate of a public authority lives longer than one could on its first day; null where it does not. */
    public static @Nullable Weakness longLived(X509Certificate own) {
        Instant from = own.getNotBefore().toInstant();
        long seconds = Duration.between(from, own.getNotAfter().toInstant()).toSeconds() + 1; // both ends belong to it
        for (Limit limit : LIMITS) {
            if (!from.isBefore(limit.since)) {
                long days = (seconds + DAY - 1) / DAY;
                return days <= limit.days
                        ? null
                        : fault(
                                CertificateRule.CERTIFICATE_LONG_LIVED,
                                days + " days, where " + limit.days + " are allowed");
            }
        }
        return null;
    }

    /** Whether it is a single certificate that nobody else vouches for. */
    public static boolean vouchesForItself(List<X509Certificate> chain) {
        return chain.size() == 1 && isOwnIssuer(chain.get(0));
    }

    /** That it does so. */
    public static Weakness selfSigned(List<X509Certificate> chain) {
        return fault(CertificateRule.CERTIFICATE_SELF_SIGNED, ServerCertificate.subject(chain.get(0)));
    }

    private static void dates(X509Certificate own, long now, List<Weakness> faults) {
        Instant today = Instant.ofEpochMilli(now);
        Instant from = own.getNotBefore().toInstant();
        Instant to = own.getNotAfter().toInstant();
        if (to.isBefore(today)) {
            faults.add(fault(
                    CertificateRule.CERTIFICATE_EXPIRED, "expired on " + ServerCertificate.day(own.getNotAfter())));
        } else if (from.isAfter(today)) {
            faults.add(fault(
                    CertificateRule.CERTIFICATE_NOT_YET_VALID,
                    "valid from " + ServerCertificate.day(own.getNotBefore())));
        } else {
            Duration life = Duration.between(from, to);
            Duration left = Duration.between(today, to);
            if (left.compareTo(life.compareTo(SHORT) <= 0 ? life.dividedBy(3) : SOON) < 0) {
                faults.add(fault(
                        CertificateRule.CERTIFICATE_EXPIRING, "ends on " + ServerCertificate.day(own.getNotAfter())));
            }
        }
    }

    /** Those of who vouches: what a client has of its own may be in their place, so that little is made of it. */
    private static void authorities(List<X509Certificate> chain, long now, List<Weakness> faults) {
        for (X509Certificate one : chain.subList(1, chain.size())) {
            boolean over = one.getNotAfter().toInstant().isBefore(Instant.ofEpochMilli(now));
            CertificateRule rule =
                    over ? CertificateRule.CERTIFICATE_EXPIRED : CertificateRule.CERTIFICATE_NOT_YET_VALID;
            boolean told = faults.stream().anyMatch(fault -> fault.rule() == rule);
            if (!told && (over || one.getNotBefore().toInstant().isAfter(Instant.ofEpochMilli(now)))) {
                faults.add(Weakness.ofCertificate(
                        rule,
                        Severity.LOW,
                        ServerCertificate.subject(one)
                                + (over
                                        ? " expired on " + ServerCertificate.day(one.getNotAfter())
                                        : " is valid from " + ServerCertificate.day(one.getNotBefore()))));
                return;
            }
        }
    }

    private static void signatures(List<X509Certificate> chain, List<Weakness> faults) {
        for (X509Certificate one : chain) {
            if (!isOwnIssuer(one) && isBroken(one.getSigAlgName())) {
                boolean worst = one.getSigAlgName().toUpperCase(Locale.ROOT).startsWith("MD");
                faults.add(Weakness.ofCertificate(
                        CertificateRule.CERTIFICATE_WEAK_SIGNATURE,
                        worst ? Severity.CRITICAL : Severity.HIGH,
                        one.getSigAlgName()));
                return;
            }
        }
    }

    /** Whether each vouches for the one before it. */
    private static void order(List<X509Certificate> chain, List<Weakness> faults) {
        for (int i = 1; i < chain.size(); i++) {
            X509Certificate lower = chain.get(i - 1);
            if (!lower.getIssuerX500Principal().equals(chain.get(i).getSubjectX500Principal())) {
                faults.add(fault(
                        CertificateRule.CERTIFICATE_CHAIN,
                        ServerCertificate.subject(lower) + " is not followed by who vouches for it"));
                return;
            }
        }
    }

    static boolean isOwnIssuer(X509Certificate certificate) {
        return certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal());
    }

    /** Of what the JDK calls it: {@code SHA1withRSA}. */
    private static boolean isBroken(String signature) {
        String upper = signature.toUpperCase(Locale.ROOT);
        return upper.startsWith("MD2") || upper.startsWith("MD5") || upper.startsWith("SHA1WITH");
    }

    static Weakness fault(CertificateRule rule, String evidence) {
        return Weakness.ofCertificate(rule, rule.severity(), evidence);
    }
}
