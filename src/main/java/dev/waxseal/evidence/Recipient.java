package dev.waxseal.evidence;

import dev.waxseal.keys.Names;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.interfaces.XECPublicKey;
import java.security.spec.NamedParameterSpec;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.jspecify.annotations.Nullable;

/** One for whom evidence is sealed: how the key of a record reaches them alone. */
sealed interface Recipient permits ByTransport, ByAgreement, ByEncapsulation {

    /** Of what {@link X509Certificate#getKeyUsage} tells. */
    int KEY_ENCIPHERMENT = 2;

    int KEY_AGREEMENT = 4;

    /** Whose certificate it is. */
    X509Certificate certificate();

    /** That key, for the holder of the private one. */
    RecipientInfo sealed(byte[] contentKey) throws GeneralSecurityException;

    /** How, in a word or two. */
    String way();

    /** Who and how: {@code CN=Security (RSA-OAEP)}. */
    default String name() {
        return Names.of(certificate().getSubjectX500Principal()) + " (" + way() + ")";
    }

    /** How RFC 5652 names the certificate. */
    default IssuerAndSerialNumber id() {
        return new IssuerAndSerialNumber(
                X500Name.getInstance(certificate().getIssuerX500Principal().getEncoded()),
                certificate().getSerialNumber());
    }

    /**
     * The one with this certificate.
     *
     * @throws GeneralSecurityException with a message for who named it: why nothing can be sealed for them
     */
    static Recipient of(X509Certificate certificate) throws GeneralSecurityException {
        PublicKey key = certificate.getPublicKey();
        Recipient recipient;
        if (key instanceof RSAPublicKey rsa) {
            recipient = ByTransport.of(certificate, rsa);
        } else if (key instanceof ECPublicKey || (key instanceof XECPublicKey xec && isX25519(xec))) {
            recipient = ByAgreement.of(certificate, key);
        } else if (ByEncapsulation.is(key)) {
            recipient = new ByEncapsulation(certificate, key);
        } else {
            throw new GeneralSecurityException("nothing is sealed for a key of " + key.getAlgorithm()
                    + "; RSA, EC (P-256, P-384, P-521), X25519 and ML-KEM will do");
        }
        boolean[] usage = certificate.getKeyUsage();
        if (usage != null && !usage[recipient instanceof ByAgreement ? KEY_AGREEMENT : KEY_ENCIPHERMENT]) {
            throw new GeneralSecurityException("its key usage does not allow that anything is sealed for it");
        }
        certificate.checkValidity();
        return recipient;
    }

    private static boolean isX25519(XECPublicKey key) {
        return key.getParams() instanceof NamedParameterSpec named
                && named.getName().equals("X25519");
    }

    /** The key of a record that was sealed like that, or null where it was not for this private key. */
    static byte @Nullable [] opened(RecipientInfo sealed, PrivateKey key) throws GeneralSecurityException {
        byte[] opened = ByTransport.opened(sealed, key);
        opened = opened == null ? ByAgreement.opened(sealed, key) : opened;
        return opened == null ? ByEncapsulation.opened(sealed, key) : opened;
    }
}
