package dev.waxseal.signing;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.DefaultCMSSignatureAlgorithmNameGenerator;
import org.bouncycastle.cms.SignerInformationVerifier;
import org.bouncycastle.operator.ContentVerifier;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;

/** Verifies signatures of one key by the JDK, whatever the algorithm is called. */
final class Verifier extends SignerInformationVerifier {

    private final PublicKey key;
    private final Scheme scheme;

    Verifier(PublicKey key, Scheme scheme) {
        super(
                new DefaultCMSSignatureAlgorithmNameGenerator(),
                new DefaultSignatureAlgorithmIdentifierFinder(),
                new Nobody(),
                Digest::calculator);
        this.key = key;
        this.scheme = scheme;
    }

    @Override
    public boolean hasAssociatedCertificate() {
        return false; // when it is valid is judged elsewhere
    }

    @Override
    public ContentVerifier getContentVerifier(AlgorithmIdentifier signature, AlgorithmIdentifier digest) {
        return new ContentVerifier() {
            private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

            @Override
            public AlgorithmIdentifier getAlgorithmIdentifier() {
                return scheme.identifier();
            }

            @Override
            public OutputStream getOutputStream() {
                return bytes;
            }

            @Override
            public boolean verify(byte[] expected) {
                try {
                    return scheme.verifies(key, bytes.toByteArray(), expected);
                } catch (GeneralSecurityException notEvenOne) {
                    return false;
                }
            }
        };
    }

    /** Is never asked. */
    private static final class Nobody implements ContentVerifierProvider {

        @Override
        public boolean hasAssociatedCertificate() {
            return false;
        }

        @Override
        public X509CertificateHolder getAssociatedCertificate() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ContentVerifier get(AlgorithmIdentifier algorithm) {
            throw new UnsupportedOperationException();
        }
    }
}
