package dev.waxseal.signing;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.RuntimeOperatorException;

/** Signatures as CMS SignedData (RFC 5652), detached from what is signed. */
final class Cms {

    private Cms() {}

    /** All of their signatures on these bytes, DER. */
    static byte[] detached(byte[] content, List<Signer> signers) throws GeneralSecurityException, IOException {
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        Set<X509Certificate> sent = new HashSet<>();
        try {
            for (Signer signer : signers) {
                generator.addSignerInfoGenerator(new SignerInfoGeneratorBuilder(Digest::calculator)
                        .setContentDigest(signer.scheme().digest().identifier())
                        .build(signer.content(), holder(signer.certificate())));
                for (X509Certificate certificate : signer.sent()) {
                    if (sent.add(certificate)) {
                        generator.addCertificate(holder(certificate));
                    }
                }
            }
            return generator
                    .generate(new CMSProcessableByteArray(content), false)
                    .toASN1Structure()
                    .getEncoded("DER");
        } catch (CMSException | OperatorCreationException | RuntimeOperatorException e) {
            throw new GeneralSecurityException(e.getMessage(), e);
        }
    }

    private static X509CertificateHolder holder(X509Certificate certificate)
            throws GeneralSecurityException, IOException {
        return new X509CertificateHolder(certificate.getEncoded());
    }
}
