package dev.waxseal.signing;

import dev.waxseal.keys.Names;
import dev.waxseal.signing.SignedBy.State;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerId;
import org.bouncycastle.cms.SignerInformation;
import org.jspecify.annotations.Nullable;

/**
 * CMS SignedData (RFC 5652) detached from a manifest. What no signature covers must stand there as it has to: the lists of
 * digests and of certificates are no place for anything else.
 */
final class SignatureFile {

    /** The versions of a signer's part, by what names the certificate (RFC 5652 section 5.3). */
    private static final int BY_ISSUER = 1;

    private static final int BY_KEY = 3;

    /** A certificate that came with it. */
    private record Sent(X509CertificateHolder holder, X509Certificate certificate) {}

    private final CMSSignedData data;
    private final List<Sent> sent = new ArrayList<>();

    private SignatureFile(CMSSignedData data) throws GeneralSecurityException, IOException {
        this.data = data;
        for (X509CertificateHolder holder : data.getCertificates().getMatches(null)) {
            sent.add(new Sent(holder, (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(holder.getEncoded()))));
        }
    }

    /**
     * What stands in these bytes.
     *
     * @throws IOException if they are none, or not as they are written
     */
    static SignatureFile read(byte[] bytes, byte[] manifest) throws IOException {
        try {
            SignatureFile file = new SignatureFile(new CMSSignedData(new CMSProcessableByteArray(manifest), bytes));
            strict(Arrays.equals(file.canonical(), bytes));
            return file;
        } catch (CMSException | GeneralSecurityException | RuntimeException e) {
            throw new IOException("it is no signature", e);
        }
    }

    /** As it has to be written with these signers and certificates. */
    private byte[] canonical() throws IOException {
        SignedData read = SignedData.getInstance(data.toASN1Structure().getContent());
        Set<AlgorithmIdentifier> digests = new HashSet<>();
        for (SignerInformation signer : data.getSignerInfos()) {
            digests.add(signer.getDigestAlgorithmID());
            int version = signer.getSID().getIssuer() == null ? BY_KEY : BY_ISSUER;
            strict(signer.getUnsignedAttributes() == null && signer.getVersion() == version);
        }
        for (Sent certificate : sent) {
            strict(certificate.holder().toASN1Structure().getSignature().getPadBits() == 0);
        }
        SignedData written = new SignedData(
                new DERSet(digests.toArray(new ASN1Encodable[0])),
                new ContentInfo(CMSObjectIdentifiers.data, null),
                read.getCertificates(),
                null,
                read.getSignerInfos());
        return new ContentInfo(CMSObjectIdentifiers.signedData, written).getEncoded("DER");
    }

    private static void strict(boolean asItHasToBe) throws IOException {
        if (!asItHasToBe) {
            throw new IOException("it holds what no signature covers");
        }
    }

    /** Who signed, and what that is worth at that time. */
    List<SignedBy> signers(Trust trust, Instant at) {
        List<SignedBy> signers = new ArrayList<>();
        Set<X509Certificate> unused = new HashSet<>(certificates());
        for (SignerInformation signer : data.getSignerInfos()) {
            signers.add(signer(signer, trust, at, unused));
        }
        if (signers.stream().allMatch(signer -> signer.state() == SignedBy.State.TRUSTED)) {
            for (X509Certificate certificate : unused) {
                signers.add(broken(certificate, "a certificate that vouches for nobody here"));
            }
        }
        return signers;
    }

    private List<X509Certificate> certificates() {
        return sent.stream().map(Sent::certificate).toList();
    }

    private SignedBy signer(SignerInformation signer, Trust trust, Instant at, Set<X509Certificate> unused) {
        X509Certificate certificate = certificate(signer);
        if (certificate == null) {
            return new SignedBy("someone", "?", null, State.BROKEN, "the signer's certificate is not there");
        }
        try {
            Scheme scheme =
                    Scheme.of(signer.toASN1Structure().getDigestEncryptionAlgorithm(), signer.getDigestAlgorithmID());
            if (!signer.verify(new Verifier(certificate.getPublicKey(), scheme))) {
                return broken(certificate, "the signature does not hold");
            }
            Trust.Standing standing = trust.of(certificate, certificates(), at);
            unused.remove(certificate);
            standing.path().forEach(unused::remove);
            return new SignedBy(
                    Names.of(certificate.getSubjectX500Principal()),
                    scheme.name(),
                    time(signer),
                    standing.state(),
                    standing.because());
        } catch (GeneralSecurityException e) {
            return broken(certificate, String.valueOf(e.getMessage()));
        } catch (CMSException | RuntimeException e) { // of whatever a changed byte makes of it
            return broken(certificate, "the signature does not hold");
        }
    }

    private static SignedBy broken(X509Certificate certificate, String because) {
        return new SignedBy(Names.of(certificate.getSubjectX500Principal()), "?", null, State.BROKEN, because);
    }

    private @Nullable X509Certificate certificate(SignerInformation signer) {
        return sent.stream()
                .filter(one -> signer.getSID().match(one.holder()) && isSame(signer.getSID(), one.holder()))
                .map(Sent::certificate)
                .findFirst()
                .orElse(null);
    }

    /** Names match whatever the case of their letters (RFC 5280 section 7.1); nobody but us would see that one changed. */
    private static boolean isSame(SignerId id, X509CertificateHolder certificate) {
        try {
            return id.getIssuer() == null
                    || Arrays.equals(
                            id.getIssuer().getEncoded(), certificate.getIssuer().getEncoded());
        } catch (IOException e) {
            return false;
        }
    }

    private static @Nullable Instant time(SignerInformation signer) {
        AttributeTable signed = signer.getSignedAttributes();
        Attribute time = signed == null ? null : signed.get(CMSAttributes.signingTime);
        return time == null || time.getAttrValues().size() != 1
                ? null
                : Time.getInstance(time.getAttrValues().getObjectAt(0))
                        .getDate()
                        .toInstant();
    }
}
