package dev.waxseal.keys;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** Someone with a key and a certificate, made on the spot. */
public record Person(String name, KeyPair keys, List<X509Certificate> chain) {

    private static Date inDays(int days) {
        return Date.from(Instant.now().plus(days, ChronoUnit.DAYS));
    }

    /** Who vouches for others, and for itself. */
    public static Person authority(String name) throws Exception {
        KeyPair keys = keys("EC P-256");
        return new Person(
                name,
                keys,
                List.of(certificate(name, keys, name, keys, null, 0, 1000, KeyUsage.keyCertSign | KeyUsage.cRLSign)));
    }

    public Person signer(String name, String kind) throws Exception {
        return signer(name, kind, 0, 100, null);
    }

    /** Someone whom this one vouches for in those days from now on. */
    public Person signer(String name, String kind, int from, int to, @Nullable KeyPurposeId purpose) throws Exception {
        KeyPair made = keys(kind);
        List<X509Certificate> all = new ArrayList<>(chain);
        all.add(0, certificate(name, made, this.name, keys, purpose, from, to, KeyUsage.digitalSignature));
        return new Person(name, made, all);
    }

    public Person recipient(String name, String kind) throws Exception {
        return recipient(name, kind, 0, 100);
    }

    /** Someone for whom things are sealed, in those days from now on. */
    public Person recipient(String name, String kind, int from, int to) throws Exception {
        KeyPair made = keys(kind);
        boolean transport = kind.startsWith("RSA") || kind.startsWith("ML-KEM");
        int usage = transport ? KeyUsage.keyEncipherment : KeyUsage.keyAgreement;
        return new Person(name, made, List.of(certificate(name, made, this.name, keys, null, from, to, usage)));
    }

    /** Its own certificate. */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    public X509CRL revokes(Person other) throws Exception {
        JcaX509v2CRLBuilder list = new JcaX509v2CRLBuilder(certificate().getSubjectX500Principal(), inDays(0));
        list.addCRLEntry(other.certificate().getSerialNumber(), inDays(0), 1);
        list.setNextUpdate(inDays(10));
        return new JcaX509CRLConverter()
                .getCRL(list.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    }

    public Path pem(Path file) throws Exception {
        StringBuilder text =
                new StringBuilder(pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
        for (X509Certificate certificate : chain) {
            text.append(pem("CERTIFICATE", certificate.getEncoded()));
        }
        return Files.writeString(file, text);
    }

    public Path certificate(Path file) throws Exception {
        return Files.writeString(file, pem("CERTIFICATE", certificate().getEncoded()));
    }

    public Path pkcs12(Path file, String password) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("me", keys.getPrivate(), password.toCharArray(), chain.toArray(new Certificate[0]));
        try (var out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
        return file;
    }

    private static String pem(String label, byte[] bytes) {
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bytes);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }

    private static KeyPair keys(String kind) throws Exception {
        if (kind.startsWith("EC ")) {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp" + kind.substring(5) + "r1"));
            return generator.generateKeyPair();
        }
        KeyPairGenerator generator = kind.startsWith("ML-KEM")
                ? KeyPairGenerator.getInstance(kind, new BouncyCastleProvider())
                : KeyPairGenerator.getInstance(kind.replaceAll(" .*", ""));
        if (kind.startsWith("RSA")) {
            generator.initialize(Integer.parseInt(kind.substring(4)));
        }
        return generator.generateKeyPair();
    }

    private static X509Certificate certificate(
            String name,
            KeyPair keys,
            String issuer,
            KeyPair by,
            @Nullable KeyPurposeId purpose,
            int from,
            int to,
            int usage)
            throws Exception {
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                new X500Name("CN=" + issuer),
                BigInteger.valueOf(System.nanoTime()),
                inDays(from - 1),
                inDays(to),
                new X500Name("CN=" + name),
                keys.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(name.equals(issuer)));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
        builder.addExtension(
                Extension.subjectKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
        if (purpose != null) {
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
        }
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate())));
    }
}
