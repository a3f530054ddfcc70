package dev.waxseal.agent.seam;

import dev.waxseal.agent.seam.Seam.Weave;
import java.util.List;

/**
 * Where it is seen whom TLS clients trust: at the JDK's own TLS and Bouncy Castle's, whoever uses it, and where client
 * libraries ask verifiers of host names. A JVM that opens no TLS connection loads none of these classes.
 */
final class TrustSeams {

    private static final String JSSE = "sun/security/ssl/";

    /** By which a certificate gives its key, alone or along with all the rest. */
    private static final List<String> KEY =
            List.of("getPublicKey", "getEncoded", "getEncodedInternal", "getTBSCertificate");

    /** In whatever copy; without its first part, which the agent's own copy is moved by. */
    private static final String BCJSSE = "*/bouncycastle/jsse/provider/";

    /** As Netty calls it, in whatever copy. */
    private static final String OPENSSL = "*/netty/handler/ssl/";

    /** All others of the same name end in this one. */
    private static final Weave ENGINE_ANSWER =
            new Weave("unwrap", "([Ljava/nio/ByteBuffer;II[Ljava/nio/ByteBuffer;II)", "SealedEngineAnswer");

    /** As all but the JDK's have it. */
    private static final Weave ENGINE_WRITE =
            new Weave("wrap", "([Ljava/nio/ByteBuffer;IILjava/nio/ByteBuffer;)", "SealedEngineWrite");

    private static final Weave ENGINE_FOR_CLIENT = new Weave("setUseClientMode", "(Z)V", "EngineForClient");

    private static final Weave IDENTITY =
            new Weave(List.of("getPeerCertificates", "getPeerPrincipal"), "()", "IdentityHanded");

    private static final Weave BC_HANDSHAKE = new Weave("notifyHandshakeComplete", "(L", "ProviderHandshakeOver");

    static final List<Seam> ALL = List.of(
            new Seam("trust", JSSE + "SSLContextImpl", new Weave("engineInit", "", "TrustGiven")),
            new Seam("trust", JSSE + "TransportContext", new Weave("finishHandshake", "()", "HandshakeOver")),
            new Seam("trust", JSSE + "SSLSessionImpl", IDENTITY),
            new Seam(
                    "trust",
                    "sun/security/x509/X509CertImpl",
                    new Weave(List.of("getSubjectAlternativeNames", "getSubjectDN"), "()", "IdentityRead"),
                    new Weave(KEY, "()", "KeyRead"),
                    new Weave("getExtensionValue", "(Ljava/lang/String;)", "IdentityRead")),
            new Seam(
                    "trust",
                    "javax/security/auth/x500/X500Principal",
                    new Weave(List.of("getName", "getEncoded"), "()", "IdentityRead"),
                    new Weave("getName", "(Ljava/lang/String;)", "IdentityRead"),
                    new Weave("equals", "(Ljava/lang/Object;)", "IdentityRead")),
            new Seam(
                    "trust",
                    JSSE + "SSLSocketImpl$AppOutputStream",
                    new Weave("write", "([BII)V", "SealedStreamWrite")),
            new Seam("trust", JSSE + "SSLSocketImpl$AppInputStream", new Weave("read", "([BII)I", "SealedAnswer")),
            new Seam(
                    "trust",
                    JSSE + "SSLEngineImpl",
                    ENGINE_FOR_CLIENT,
                    new Weave("writeRecord", "([Ljava/nio/ByteBuffer;II[Ljava/nio/ByteBuffer;II)", "SealedEngineWrite"),
                    ENGINE_ANSWER),
            new Seam(
                    "revocation",
                    "sun/security/provider/certpath/OCSP",
                    new Weave("getOCSPBytes", "(Ljava/util/List;Ljava/net/URI;", "CertificateAskedAbout")),
            new Seam(
                    "revocation",
                    "sun/security/provider/certpath/URICertStore",
                    new Weave(List.of("engineGetCRLs", "engineGetCertificates"), "", "CertificateAskedAbout")),
            new Seam(
                    "verifiers",
                    "sun/net/www/protocol/https/HttpsClient",
                    new Weave("checkURLSpoofing", "(Ljavax/net/ssl/HostnameVerifier;)", "VerifierAskedOfSession")),
            // the URL is all that is read of it
            new Seam(
                    "url-connection",
                    "sun/net/www/protocol/https/AbstractDelegateHttpsURLConnection",
                    new Weave("connect", "()V", "CallMade")),
            new Seam(
                    "verifiers",
                    "com/sun/jndi/ldap/ext/StartTlsResponseImpl",
                    new Weave("verify", "(Ljava/lang/String;Ljavax/net/ssl/SSLSession;)", "DirectoryVerifierAsked")),
            new Seam("verifiers", "okhttp3/Address", new Weave("<init>", "(Ljava/lang/String;I", "VerifierGiven")),
            apache("org/apache/http/conn/ssl/SSLConnectionSocketFactory", "verifyHostname"),
            apache("org/apache/http/conn/ssl/SSLSocketFactory", "verifyHostname"), // until 4.2
            apache("org/apache/hc/client5/http/ssl/SSLConnectionSocketFactory", "verifySession"),
            apache("org/apache/hc/client5/http/ssl/AbstractClientTlsStrategy", "verifySession"),
            // TLS of Bouncy Castle, which is made like the JDK's
            bouncyCastle("ProvSSLContextSpi", new Weave("engineInit", "", "ProviderTrustGiven")),
            bouncyCastle("ProvSSLSessionBase", IDENTITY),
            bouncyCastle("ProvSSLSocketDirect", BC_HANDSHAKE),
            bouncyCastle("ProvSSLSocketDirect$AppDataOutput", new Weave("write", "([BII)V", "SealedStreamWrite")),
            bouncyCastle("ProvSSLSocketWrap", BC_HANDSHAKE),
            bouncyCastle("ProvSSLSocketWrap$AppDataOutput", new Weave("write", "([BII)V", "SealedStreamWrite")),
            bouncyCastle("ProvSSLEngine", BC_HANDSHAKE, ENGINE_FOR_CLIENT, ENGINE_WRITE),
            // OpenSSL's, by which Netty seals where netty-tcnative is there
            openSsl(
                    "ReferenceCountedOpenSslEngine",
                    new Weave("<init>", "", "EngineMade"),
                    new Weave("handshake", "()", "HandshakeStep"),
                    ENGINE_WRITE,
                    ENGINE_ANSWER),
            openSsl("ExtendedOpenSslSession", IDENTITY),
            openSsl(
                    "ReferenceCountedOpenSslClientContext$TrustManagerVerifyCallback",
                    new Weave("<init>", "", "EnginesTrust")),
            openSsl(
                    "ReferenceCountedOpenSslClientContext$ExtendedTrustManagerVerifyCallback",
                    new Weave("<init>", "", "EnginesTrust")),
            openSsl(
                    "OpenSslX509TrustManagerWrapper",
                    Weave.ifThere("wrapIfNeeded", "(Ljavax/net/ssl/X509TrustManager;)", "TrustWrapped")),
            // Conscrypt's, whose sockets use its engine
            conscrypt(
                    "ConscryptEngine",
                    new Weave("finishHandshake", "()", "EngineHandshakeOver"),
                    ENGINE_FOR_CLIENT,
                    ENGINE_WRITE,
                    ENGINE_ANSWER),
            conscrypt("Java7ExtendedSSLSession", IDENTITY));

    private TrustSeams() {}

    private static Seam bouncyCastle(String type, Weave... weaves) {
        return new Seam("trust of bcjsse", BCJSSE + type, weaves);
    }

    private static Seam openSsl(String type, Weave... weaves) {
        return new Seam("trust of openssl", OPENSSL + type, weaves);
    }

    private static Seam conscrypt(String type, Weave... weaves) {
        return new Seam("trust of conscrypt", "*/conscrypt/" + type, weaves);
    }

    private static Seam apache(String type, String method) {
        return new Seam(
                "verifiers",
                type,
                Weave.ifThere(
                        method,
                        method.equals("verifySession")
                                ? "(Ljava/lang/String;Ljavax/net/ssl/SSLSession;)"
                                : "(Ljavax/net/ssl/SSLSocket;Ljava/lang/String;)",
                        "VerifierAsked"));
    }
}
