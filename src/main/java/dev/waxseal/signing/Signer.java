package dev.waxseal.signing;

import dev.waxseal.keys.Names;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.RuntimeOperatorException;

/** Whose key signs. Prints itself without it. */
public final class Signer {

    private final PrivateKey key;
    private final List<X509Certificate> chain;
    private final Scheme scheme;

    /**
     * With this key.
     *
     * @param chain its certificate and those that vouch for it, in this order
     * @throws GeneralSecurityException with a message for who chose the key, where it cannot sign or is not the
     *     certificate's
     */
    Signer(PrivateKey key, List<X509Certificate> chain) throws GeneralSecurityException {
        this.key = key;
        this.chain = List.copyOf(chain);
        this.scheme = Scheme.of(key);
        byte[] probe = {1};
        if (!Scheme.of(certificate().getPublicKey()).identifier().equals(scheme.identifier())
                || !scheme.verifies(certificate().getPublicKey(), probe, scheme.sign(key, probe))) {
            throw new GeneralSecurityException("the key is not that of the first certificate, " + subject());
        }
        if (!Usage.maySign(certificate())) {
            throw new GeneralSecurityException(
                    "the certificate of " + subject() + " is not made for signing documents");
        }
    }

    X509Certificate certificate() {
        return chain.get(0);
    }

    /** Its certificate, and those of others that vouch for it; a root, which one has to know already, is none of them. */
    List<X509Certificate> sent() {
        return chain.stream()
                .filter(one -> one.equals(certificate())
                        || !one.getSubjectX500Principal().equals(one.getIssuerX500Principal()))
                .toList();
    }

    Scheme scheme() {
        return scheme;
    }

    byte[] sign(byte[] bytes) throws GeneralSecurityException {
        return scheme.sign(key, bytes);
    }

    /** The name in its certificate. */
    public String subject() {
        return Names.of(certificate().getSubjectX500Principal());
    }

    @Override
    public String toString() {
        return subject();
    }

    /** As what is signed is handed to it. */
    ContentSigner content() {
        return new ContentSigner() {
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
            public byte[] getSignature() {
                byte[] all = bytes.toByteArray();
                try {
                    return sign(all);
                } catch (GeneralSecurityException e) {
                    throw new RuntimeOperatorException("cannot sign as " + subject(), e);
                }
            }
        };
    }
}
