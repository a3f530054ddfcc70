package dev.waxseal.rig;

import java.util.Locale;
import java.util.function.Consumer;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;

/** What is the matter with a server; those of badssl.com by the names that they have there. */
@SuppressWarnings("ImmutableEnumChecker") // what makes a server is the same each time
enum Case {
    SHA256("as it should be", s -> {}),
    SHA384("a certificate signed with SHA-384", s -> s.root.signsBy("SHA384")),
    SHA512("a certificate signed with SHA-512", s -> s.root.signsBy("SHA512")),
    ECC384("a key on P-384", s -> s.own.key("EC 384")),
    RSA2048("an RSA key of 2048 bits", s -> s.own.key("RSA 2048")),
    RSA3072("an RSA key of 3072 bits", s -> s.own.key("RSA 3072")),
    RSA4096("an RSA key of 4096 bits", s -> s.own.key("RSA 4096")),
    RSA8192("an RSA key of 8192 bits", s -> s.own.key("RSA 8192")),
    NO_COMMON_NAME("no common name", s -> s.own.subject("O=Acme")),
    THOUSAND_SANS("a thousand names", s -> s.own.names(many(s.host(), 1_000))),
    TEN_THOUSAND_SANS("ten thousand names", s -> s.own.names(many(s.host(), 10_000))),
    CLIENT("it would like a certificate of the client", s -> s.wantsClient = true),
    CLIENT_CERT_MISSING("it insists on a certificate of the client", s -> s.needsClient = true),
    TLS_V1_2("TLS 1.2 alone", s -> s.protocol = "TLSv1.2"),
    RESUMED("the second connection goes on with the first one's session", s -> {}),
    REVOKED("what it has was revoked, which only who asks knows", s -> {}),

    EXPIRED("the certificate ended yesterday", s -> s.own.days(-30, -1)),
    NOT_YET_VALID("the certificate begins tomorrow", s -> s.own.days(1, 30)),
    WRONG_HOST("the certificate of another host", s -> s.own.names("somebody.example")),
    SELF_SIGNED("a certificate that vouches for itself", s -> s.selfSigned = true),
    UNTRUSTED_ROOT("by an authority that nobody trusts", s -> s.untrusted = true),
    NO_SAN(
            "the host in the common name alone",
            s -> s.own.subject("CN=" + s.host()).without(Extension.subjectAlternativeName)),
    INCOMPLETE_CHAIN("an authority in between is not sent", s -> {
        s.middle = Leaf.authority("Authority in between");
        s.withoutMiddle = true;
    }),
    DISORDERED_CHAIN("the root is sent before the authority in between", s -> {
        s.middle = Leaf.authority("Authority in between");
        s.rootFirst = true;
    }),
    SHA1_INTERMEDIATE("an authority in between whose certificate is signed by SHA-1", s -> {
        s.middle = Leaf.authority("Authority in between");
        s.root.signsBy("SHA1");
    }),
    SHA1("a certificate signed by SHA-1", s -> s.root.signsBy("SHA1")),
    MD5("a certificate signed by MD5", s -> s.root.key("RSA 2048").signsBy("MD5")),
    RSA512("an RSA key of 512 bits", s -> {
        s.speak("TLSv1.2", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");
        s.own.key("RSA 512");
    }),
    RSA1024("an RSA key of 1024 bits", s -> s.own.key("RSA 1024")),
    PUBLIC_SUFFIX("a certificate for all of .example", s -> s.own.names("*.example", s.host())),
    FOR_CLIENTS(
            "issued for clients",
            s -> s.own.with(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth))),
    FOR_ANYTHING(
            "issued for anything at all",
            s -> s.own.with(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.anyExtendedKeyUsage))),
    NO_PURPOSE("it does not say that it is for servers", s -> s.own.without(Extension.extendedKeyUsage)),
    KEY_USAGE(
            "the key may agree, and not sign",
            s -> s.own.with(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyAgreement))),
    AUTHORITY_AS_SERVER(
            "the certificate of an authority",
            s -> s.own.with(Extension.basicConstraints, true, new BasicConstraints(true))),
    NO_AUTHORITY(
            "who vouches in between is none",
            s -> s.middle = Leaf.server("middle.example").subject("CN=Nobody")),
    ROOT_FOR_OTHERS(
            "the root may vouch for another domain alone",
            s -> s.root.with(
                    Extension.nameConstraints,
                    true,
                    new NameConstraints(
                            new GeneralSubtree[] {
                                new GeneralSubtree(new GeneralName(GeneralName.dNSName, "acme.example"))
                            },
                            null))),

    SSL_V3("SSL 3.0 alone", s -> s.speak("SSLv3", "SSL_RSA_WITH_3DES_EDE_CBC_SHA")),
    TLS_V1_0("TLS 1.0 alone", s -> s.speak("TLSv1", "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA")),
    TLS_V1_1("TLS 1.1 alone", s -> s.speak("TLSv1.1", "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA")),
    CBC("CBC in TLS 1.2", s -> s.speak("TLSv1.2", "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256")),
    STATIC_RSA(
            "the session's secret sealed with the server's key",
            s -> s.speak("TLSv1.2", "TLS_RSA_WITH_AES_128_GCM_SHA256")),
    THREE_DES("3DES", s -> s.speak("TLSv1.2", "TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA")),
    RC4("RC4", s -> s.speak("TLSv1.2", "TLS_ECDHE_RSA_WITH_RC4_128_SHA")),
    RC4_MD5("RC4 and MD5", s -> s.speak("TLSv1.2", "SSL_RSA_WITH_RC4_128_MD5")),
    DES("DES", s -> s.speak("TLSv1.1", "SSL_RSA_WITH_DES_CBC_SHA")),
    EXPORT("RC4 of 40 bits, as was exported", s -> s.speak("TLSv1", "SSL_RSA_EXPORT_WITH_RC4_40_MD5")),
    NULL("nothing is encrypted", s -> s.speak("TLSv1.2", "TLS_RSA_WITH_NULL_SHA256")),
    ANONYMOUS("no certificate at all", s -> s.speak("TLSv1.2", "TLS_DH_anon_WITH_AES_128_GCM_SHA256")),
    DH480("a prime of 480 bits", s -> s.prime(480)),
    DH512("a prime of 512 bits", s -> s.prime(512)),
    DH1024("a prime of 1024 bits", s -> s.prime(1024)),
    DH2048("a prime of 2048 bits", s -> s.prime(2048)),
    DH_COMPOSITE("2048 bits that are no prime", s -> s.prime(-2048));

    private static final String DOMAIN = ".rig.example";

    final String matter;
    private final Consumer<Rigged> made;

    Case(String matter, Consumer<Rigged> made) {
        this.matter = matter;
        this.made = made;
    }

    /** As the servers' names are. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String host() {
        return id() + DOMAIN;
    }

    Rigged rigged() {
        Rigged server = new Rigged(this);
        made.accept(server);
        return server;
    }

    private static String[] many(String host, int count) {
        String[] names = new String[count];
        for (int i = 0; i < count; i++) {
            names[i] = "name-" + i + ".rig.example";
        }
        names[count - 1] = host;
        return names;
    }
}
