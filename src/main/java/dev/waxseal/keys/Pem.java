package dev.waxseal.keys;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.jspecify.annotations.Nullable;

/** What stands in a text between {@code -----BEGIN …-----} and its end (RFC 7468). */
public record Pem(List<Block> blocks) {

    private static final String BEGIN = "-----BEGIN ";
    private static final Pattern BLOCK = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");
    private static final String CERTIFICATE = "CERTIFICATE";

    /** What the JDK calls keys; that of any other has the name of its identifier, if it is known at all. */
    private static final Map<String, String> ALGORITHMS =
            Map.of("1.2.840.113549.1.1.1", "RSA", "1.2.840.113549.1.1.10", "RSASSA-PSS", "1.2.840.10045.2.1", "EC");

    /** How the identifiers of ML-KEM's three strengths begin (RFC 9935), which Java knows from 24 on. */
    private static final String ML_KEM = "2.16.840.1.101.3.4.4.";

    /** One of them; {@code bytes} are its DER. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Block(String label, byte[] bytes) {}

    /** Whether a file is of this form. */
    public static boolean isIn(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1).contains(BEGIN);
    }

    /**
     * What stands in this text.
     *
     * @throws IOException if a block is cut or damaged
     */
    public static Pem read(String text) throws IOException {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            try {
                String content = matcher.group(2);
                int attributes = content.lastIndexOf(": "); // of the old form
                blocks.add(new Block(
                        matcher.group(1),
                        attributes < 0 ? Base64.getMimeDecoder().decode(content) : new byte[0]));
            } catch (IllegalArgumentException e) {
                throw new IOException("what is called " + matcher.group(1) + " there is not Base64", e);
            }
        }
        return new Pem(blocks);
    }

    /** Of that file, PEM or DER. */
    public static List<X509Certificate> certificates(byte[] file) throws IOException, GeneralSecurityException {
        if (isIn(file)) {
            return read(new String(file, StandardCharsets.ISO_8859_1)).certificates();
        }
        return List.of((X509Certificate) factory().generateCertificate(new ByteArrayInputStream(file)));
    }

    /** Of that file, PEM or DER. */
    public static X509CRL revocations(byte[] file) throws GeneralSecurityException {
        return (X509CRL) factory().generateCRL(new ByteArrayInputStream(file));
    }

    /** All certificates, of which there must be one at least. */
    List<X509Certificate> certificates() throws IOException, GeneralSecurityException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Block block : blocks) {
            if (block.label.equals(CERTIFICATE)) {
                certificates.add(
                        (X509Certificate) factory().generateCertificate(new ByteArrayInputStream(block.bytes)));
            }
        }
        if (certificates.isEmpty()) {
            throw new IOException("there is no certificate in it");
        }
        return certificates;
    }

    boolean hasCertificates() {
        return blocks.stream().anyMatch(block -> block.label.equals(CERTIFICATE));
    }

    PrivateKey key(char @Nullable [] password, String variable) throws IOException, GeneralSecurityException {
        for (Block block : blocks) {
            switch (block.label) {
                case "PRIVATE KEY" -> {
                    return key(new PKCS8EncodedKeySpec(block.bytes));
                }
                case "ENCRYPTED PRIVATE KEY" -> {
                    return key(opened(block.bytes, password));
                }
                case "RSA PRIVATE KEY", "EC PRIVATE KEY", "DSA PRIVATE KEY" ->
                    throw new IOException("the key is in the old form that names its algorithm; this makes it PKCS #8:"
                            + " openssl pkcs8 -topk8 -in OLD.pem -out NEW.pem (its password then stands in " + variable
                            + ")");
                default -> {}
            }
        }
        throw new IOException("there is no private key in it");
    }

    private static PKCS8EncodedKeySpec opened(byte[] bytes, char @Nullable [] password)
            throws IOException, GeneralSecurityException {
        EncryptedPrivateKeyInfo sealed = new EncryptedPrivateKeyInfo(bytes);
        if (password == null) {
            throw new UnrecoverableKeyException("it is encrypted");
        }
        String algorithm = sealed.getAlgParameters() == null
                ? sealed.getAlgName()
                : sealed.getAlgParameters().toString(); // of PBES2 the parts stand there
        PBEKeySpec spec = new PBEKeySpec(password);
        try {
            Cipher cipher = Cipher.getInstance(algorithm);
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    SecretKeyFactory.getInstance(algorithm).generateSecret(spec),
                    sealed.getAlgParameters());
            return sealed.getKeySpec(cipher);
        } catch (java.security.spec.InvalidKeySpecException | java.security.InvalidKeyException wrong) {
            throw (UnrecoverableKeyException) new UnrecoverableKeyException("it cannot be opened").initCause(wrong);
        } finally {
            spec.clearPassword();
        }
    }

    private static PrivateKey key(PKCS8EncodedKeySpec spec) throws GeneralSecurityException {
        String oid = PrivateKeyInfo.getInstance(spec.getEncoded())
                .getPrivateKeyAlgorithm()
                .getAlgorithm()
                .getId();
        if (oid.startsWith(ML_KEM)) {
            return new BareKey("ML-KEM", spec.getEncoded());
        }
        try {
            return KeyFactory.getInstance(ALGORITHMS.getOrDefault(oid, oid)).generatePrivate(spec);
        } catch (NoSuchAlgorithmException unknown) {
            throw new GeneralSecurityException(
                    "Java " + Runtime.version().feature() + " knows no key of " + oid
                            + "; ML-DSA needs Java 24 or later",
                    unknown);
        }
    }

    private static CertificateFactory factory() throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509");
    }
}
