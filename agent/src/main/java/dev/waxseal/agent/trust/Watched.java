package dev.waxseal.agent.trust;

import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import java.security.Principal;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * A certificate that notes whether anyone but the JDK's own validation reads whose it is: by its names, its key or the whole
 * of it. Who does may compare it with something that he knows.
 */
final class Watched extends X509Certificate {

    private static final long serialVersionUID = 1;

    /** Where the JDK reads certificates to find a path to an authority. */
    private static final List<String> VALIDATION =
            List.of("sun.security.validator.", "sun.security.provider.certpath.", "sun.security.ssl.");

    private final transient X509Certificate real;
    private transient boolean read;

    Watched(X509Certificate real) {
        this.real = real;
    }

    /** Whether it was read. */
    boolean isRead() {
        return read;
    }

    private X509Certificate read() {
        read = read || !isForValidation();
        return real;
    }

    private static boolean isForValidation() {
        return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.filter(frame -> frame.getDeclaringClass() != Watched.class)
                        .takeWhile(frame -> frame.getDeclaringClass().getClassLoader() == null)
                        .anyMatch(frame -> VALIDATION.stream().anyMatch(frame.getClassName()::startsWith)));
    }

    @Override
    @SuppressWarnings("deprecation") // by the class that must be extended
    public Principal getSubjectDN() {
        return read().getSubjectX500Principal();
    }

    @Override
    public X500Principal getSubjectX500Principal() {
        return read().getSubjectX500Principal();
    }

    @Override
    public @Nullable Collection<List<?>> getSubjectAlternativeNames() throws CertificateParsingException {
        return read().getSubjectAlternativeNames();
    }

    @Override
    public PublicKey getPublicKey() {
        return read().getPublicKey();
    }

    @Override
    public byte[] getEncoded() throws CertificateEncodingException {
        return read().getEncoded();
    }

    @Override
    public byte[] getTBSCertificate() throws CertificateEncodingException {
        return read().getTBSCertificate();
    }

    @Override
    public byte[] getSignature() {
        return real.getSignature();
    }

    @Override
    public BigInteger getSerialNumber() {
        return real.getSerialNumber();
    }

    @Override
    public byte @Nullable [] getExtensionValue(String oid) {
        return read().getExtensionValue(oid);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this || read().equals(other);
    }

    @Override
    public int hashCode() {
        return read().hashCode();
    }

    @Override
    public void checkValidity() throws CertificateExpiredException, CertificateNotYetValidException {
        real.checkValidity();
    }

    @Override
    public void checkValidity(Date date) throws CertificateExpiredException, CertificateNotYetValidException {
        real.checkValidity(date);
    }

    @Override
    public int getVersion() {
        return real.getVersion();
    }

    @Override
    @SuppressWarnings("deprecation") // by the class that must be extended
    public Principal getIssuerDN() {
        return real.getIssuerX500Principal();
    }

    @Override
    public X500Principal getIssuerX500Principal() {
        return real.getIssuerX500Principal();
    }

    @Override
    public @Nullable Collection<List<?>> getIssuerAlternativeNames() throws CertificateParsingException {
        return real.getIssuerAlternativeNames();
    }

    @Override
    public Date getNotBefore() {
        return real.getNotBefore();
    }

    @Override
    public Date getNotAfter() {
        return real.getNotAfter();
    }

    @Override
    public String getSigAlgName() {
        return real.getSigAlgName();
    }

    @Override
    public String getSigAlgOID() {
        return real.getSigAlgOID();
    }

    @Override
    public byte[] getSigAlgParams() {
        return real.getSigAlgParams();
    }

    @Override
    public boolean @Nullable [] getIssuerUniqueID() {
        return real.getIssuerUniqueID();
    }

    @Override
    public boolean @Nullable [] getSubjectUniqueID() {
        return real.getSubjectUniqueID();
    }

    @Override
    public boolean @Nullable [] getKeyUsage() {
        return real.getKeyUsage();
    }

    @Override
    public @Nullable List<String> getExtendedKeyUsage() throws CertificateParsingException {
        return real.getExtendedKeyUsage();
    }

    @Override
    public int getBasicConstraints() {
        return real.getBasicConstraints();
    }

    @Override
    public void verify(PublicKey key)
            throws CertificateException, NoSuchAlgorithmException, InvalidKeyException, NoSuchProviderException,
                    SignatureException {
        real.verify(key);
    }

    @Override
    public void verify(PublicKey key, String provider)
            throws CertificateException, NoSuchAlgorithmException, InvalidKeyException, NoSuchProviderException,
                    SignatureException {
        real.verify(key, provider);
    }

    @Override
    public String toString() {
        return real.toString();
    }

    @Override
    public boolean hasUnsupportedCriticalExtension() {
        return real.hasUnsupportedCriticalExtension();
    }

    @Override
    public @Nullable Set<String> getCriticalExtensionOIDs() {
        return real.getCriticalExtensionOIDs();
    }

    @Override
    public @Nullable Set<String> getNonCriticalExtensionOIDs() {
        return real.getNonCriticalExtensionOIDs();
    }
}
