package dev.waxseal.signing;

import dev.waxseal.keys.Names;
import dev.waxseal.keys.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who is trusted to vouch for signers (RFC 5280 section 6), and what was revoked.
 *
 * @param anchors the certificates of authorities, or of signers themselves
 * @param revocations their lists
 */
public record Trust(List<X509Certificate> anchors, List<X509CRL> revocations) {

    public Trust {
        anchors = List.copyOf(anchors);
        revocations = List.copyOf(revocations);
    }

    /**
     * As these files say, PEM or DER.
     *
     * @throws IOException if one cannot be read, with a message for who named it
     */
    public static Trust read(Collection<Path> anchors, Collection<Path> revocations) throws IOException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Path file : anchors) {
            try {
                certificates.addAll(Pem.certificates(Files.readAllBytes(file)));
            } catch (GeneralSecurityException e) {
                throw new IOException("There is no certificate in " + file + ": " + e.getMessage(), e);
            }
        }
        List<X509CRL> lists = new ArrayList<>();
        for (Path file : revocations) {
            try {
                lists.add(Pem.revocations(Files.readAllBytes(file)));
            } catch (GeneralSecurityException e) {
                throw new IOException("There is no list of revoked certificates in " + file + ": " + e.getMessage(), e);
            }
        }
        return new Trust(certificates, lists);
    }

    /** How a certificate stands. */
    record Standing(SignedBy.State state, String because, List<X509Certificate> path) {}

    /** How the signer with that certificate stands at that time; {@code others} came with it. */
    Standing of(X509Certificate certificate, Collection<X509Certificate> others, Instant at) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant to = certificate.getNotAfter().toInstant();
        if (at.isAfter(to)) {
            return standing(SignedBy.State.EXPIRED, "its certificate expired on " + to);
        } else if (at.isBefore(from)) {
            return standing(SignedBy.State.NOT_YET_VALID, "its certificate is not valid before " + from);
        } else if (!Usage.maySign(certificate)) {
            return standing(SignedBy.State.WRONG_USAGE, "its certificate is not made for signing documents");
        } else if (anchors.isEmpty()) {
            return standing(SignedBy.State.UNKNOWN, "nobody was named who vouches for it");
        } else if (anchors.contains(certificate)) {
            return new Standing(SignedBy.State.TRUSTED, "named as trusted itself", List.of(certificate));
        }
        try {
            List<X509Certificate> path = path(certificate, others, at);
            X509Certificate root = path.get(path.size() - 1);
            String revoked = revoked(path, at);
            return revoked == null
                    ? new Standing(
                            SignedBy.State.TRUSTED, "vouched for by " + Names.of(root.getSubjectX500Principal()), path)
                    : standing(SignedBy.State.REVOKED, revoked);
        } catch (CertPathBuilderException e) {
            return standing(SignedBy.State.UNKNOWN, "none of those who are trusted vouches for it");
        } catch (GeneralSecurityException e) {
            return standing(SignedBy.State.UNKNOWN, "who vouches for it cannot be told: " + e.getMessage());
        }
    }

    private static Standing standing(SignedBy.State state, String because) {
        return new Standing(state, because, List.of());
    }

    /** From that certificate to the anchor, both included. */
    private List<X509Certificate> path(X509Certificate certificate, Collection<X509Certificate> others, Instant at)
            throws GeneralSecurityException {
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(certificate);
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(
                anchors.stream().map(one -> new TrustAnchor(one, null)).collect(Collectors.toSet()), target);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(others)));
        parameters.setRevocationEnabled(false); // asked below, of the lists that are at hand
        parameters.setDate(Date.from(at));
        PKIXCertPathBuilderResult built =
                (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters);
        List<X509Certificate> path = new ArrayList<>();
        for (Certificate one : built.getCertPath().getCertificates()) {
            path.add((X509Certificate) one);
        }
        path.add(built.getTrustAnchor().getTrustedCert());
        return path;
    }

    /** What is revoked by a list, or null. A list that is out of date, or not its issuer's, tells nothing and is said. */
    private @Nullable String revoked(List<X509Certificate> path, Instant at) throws GeneralSecurityException {
        for (int i = 0; i + 1 < path.size(); i++) {
            X509Certificate certificate = path.get(i);
            PublicKey issuer = path.get(i + 1).getPublicKey();
            for (X509CRL list : revocations) {
                if (!list.getIssuerX500Principal().equals(certificate.getIssuerX500Principal())) {
                    continue;
                }
                list.verify(issuer);
                if (list.getNextUpdate() != null
                        && at.isAfter(list.getNextUpdate().toInstant())) {
                    throw new GeneralSecurityException("the list of what " + Names.of(list.getIssuerX500Principal())
                            + " has revoked is out of date since "
                            + list.getNextUpdate().toInstant());
                } else if (list.isRevoked(certificate)) {
                    return "the certificate of " + Names.of(certificate.getSubjectX500Principal()) + " was revoked";
                }
            }
        }
        return null;
    }
}
