package dev.waxseal.tls;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** By which of its settings each client library has the server prove who it is: what mends the library's finding. */
public final class TrustSettings {

    /**
     * The settings of one library.
     *
     * @param client its short name, as findings give it
     * @param host what has the host compared with the certificate, or null where the rule's own words will do
     * @param certificate what has certificates checked, or null likewise
     */
    private record Setting(
            String client, @Nullable String host, @Nullable String certificate) {}

    private static final String IDENTIFY = "SSLParameters.setEndpointIdentificationAlgorithm(\"HTTPS\")";

    private static final List<Setting> ALL = List.of(
            // web
            new Setting(
                    "apache-httpclient-3",
                    "HttpClient 3 cannot compare the host: move to HttpClient 5, or register a Protocol whose"
                            + " ProtocolSocketFactory sets " + IDENTIFY + "",
                    null),
            new Setting(
                    "apache-httpclient-4",
                    "Do not set NoopHostnameVerifier: HttpClientBuilder's own verifier compares the host",
                    "Do not load TrustAllStrategy or TrustSelfSignedStrategy into SSLContextBuilder"),
            new Setting(
                    "apache-httpclient-5",
                    "Do not set NoopHostnameVerifier: the client's own verifier compares the host",
                    "Do not load TrustAllStrategy or TrustSelfSignedStrategy into SSLContextBuilder"),
            new Setting(
                    "async-http-client",
                    "setDisableHttpsEndpointIdentificationAlgorithm(false)",
                    "setUseInsecureTrustManager(false)"),
            new Setting("google-http-client", null, "Take out doNotValidateCertificate()"),
            new Setting("cxf", "Set disableCNCheck to false in tlsClientParameters", null),
            new Setting("java-websocket", "Update Java-WebSocket to 1.5.0 or later, which compares the host", null),
            new Setting(
                    "jetty",
                    "SslContextFactory.Client.setEndpointIdentificationAlgorithm(\"HTTPS\")",
                    "setTrustAll(false)"),
            new Setting(
                    "netty",
                    IDENTIFY
                            + " on the engine of SslHandler, or SslContextBuilder.endpointIdentificationAlgorithm(\"HTTPS\")",
                    "Do not use InsecureTrustManagerFactory"),
            new Setting(
                    "vertx",
                    "setVerifyHost(true) on HttpClientOptions, setHostnameVerificationAlgorithm(\"HTTPS\") on NetClientOptions",
                    "setTrustAll(false)"),
            // mail and files
            new Setting(
                    "javamail",
                    "mail.PROTOCOL.ssl.checkserveridentity=true, with smtp, smtps, imap, imaps, pop3 or pop3s for PROTOCOL",
                    "Take out mail.PROTOCOL.ssl.trust=* and MailSSLSocketFactory.setTrustAllHosts(true)"),
            new Setting(
                    "commons-net",
                    "setEndpointCheckingEnabled(true), before connect",
                    "setTrustManager(TrustManagerUtils.getDefaultTrustManager(null)): the default of FTPSClient checks dates"
                            + " alone"),
            // directories
            new Setting(
                    "unboundid-ldap",
                    "LDAPConnectionOptions.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true))",
                    "new SSLUtil(new JVMDefaultTrustManager()) in place of TrustAllTrustManager"),
            new Setting(
                    "jndi-ldap",
                    "Take out com.sun.jndi.ldap.object.disableEndpointIdentification and StartTlsResponse.setHostnameVerifier",
                    null),
            // databases
            new Setting("postgresql", "sslmode=verify-full", "sslmode=verify-full"),
            new Setting("mysql", "sslMode=VERIFY_IDENTITY", "sslMode=VERIFY_IDENTITY"),
            new Setting("mariadb", "sslMode=verify-full", "sslMode=verify-full"),
            new Setting("mssql", "encrypt=true;trustServerCertificate=false", "trustServerCertificate=false"),
            new Setting(
                    "derby",
                    "Derby cannot compare the host: reach it through a tunnel that does",
                    "ssl=peerAuthentication"),
            new Setting(
                    "mongodb",
                    "invalidHostNameAllowed(false), or tlsAllowInvalidHostnames=false in the URI",
                    "tlsInsecure=false"),
            new Setting(
                    "cassandra",
                    "advanced.ssl-engine-factory.hostname-validation = true, or new ProgrammaticSslEngineFactory(context,"
                            + " suites, true)",
                    null),
            new Setting("neo4j", "bolt+s:// or neo4j+s://", "bolt+s:// or neo4j+s:// in place of +ssc"),
            // caches
            new Setting(
                    "jedis",
                    "DefaultJedisClientConfig.sslParameters with " + IDENTIFY
                            + ", or SslOptions with SslVerifyMode.FULL",
                    "SslVerifyMode.FULL"),
            new Setting("lettuce", "withVerifyPeer(SslVerifyMode.FULL)", "withVerifyPeer(SslVerifyMode.FULL)"),
            new Setting("redisson", "setSslVerificationMode(SslVerificationMode.STRICT)", "SslVerificationMode.STRICT"),
            // brokers
            new Setting(
                    "rabbitmq",
                    "enableHostnameVerification()",
                    "useSslProtocol(SSLContext) with a context that has a TrustManagerFactory, and"
                            + " enableHostnameVerification(): without an argument it takes anyone"),
            new Setting("paho-mqtt", "MqttConnectOptions.setHttpsHostnameVerificationEnabled(true)", null),
            new Setting(
                    "nats",
                    "jnats cannot compare the host: Options.Builder.sslContext with an X509ExtendedTrustManager that does",
                    "secure() or sslContext(...) in place of opentls()"),
            new Setting("activemq", "socket.verifyHostName=true in the broker's URL", null),
            new Setting("artemis", "verifyHost=true in the broker's URL", "trustAll=false in the broker's URL"),
            new Setting("qpid-jms", "transport.verifyHost=true", "transport.trustAll=false"),
            new Setting("kafka", "ssl.endpoint.identification.algorithm=https", null),
            new Setting("pulsar", "enableTlsHostnameVerification(true)", "allowTlsInsecureConnection(false)"),
            new Setting("zookeeper", "zookeeper.ssl.hostnameVerification=true", null),
            // logs
            new Setting("logback", "<hostnameVerification>true</hostnameVerification> in <parameters> of <ssl>", null),
            new Setting(
                    "log4j",
                    "verifyHostName=\"true\" on <SSL>, with Log4j 2.25.3 or later: earlier ones do not heed it",
                    null),
            new Setting(
                    "syslog-java-client",
                    "setSSLContext with an X509ExtendedTrustManager that compares the host",
                    null),
            new Setting(
                    "gelfclient",
                    "GelfClient cannot compare the host: use the HTTP transport, or an appender that does",
                    "Take out disableTlsCertVerification()"),
            // others
            new Setting(
                    "rmi",
                    "JDK 25 or later without jdk.rmi.ssl.client.enableEndpointIdentification=false, or an"
                            + " RMIClientSocketFactory of your own that sets " + IDENTIFY,
                    null),
            new Setting("smack", "Take out setHostnameVerifier", "Take out setCustomX509TrustManager"),
            new Setting(
                    "pircbotx",
                    "A socket factory that sets " + IDENTIFY + '.',
                    "Take out UtilSSLSocketFactory.trustAllCertificates()"));

    private TrustSettings() {}

    /** What mends this in that client; null where no more is known than the rule says. */
    public static @Nullable String mending(TrustRule rule, String client) {
        for (Setting setting : ALL) {
            if (setting.client().equals(client)) {
                return switch (rule) {
                    case TRUST_HOST_UNCHECKED, TRUST_ANY_HOST -> setting.host();
                    case TRUST_ANY_CERTIFICATE -> setting.certificate();
                    case TRUST_SWITCHED_OFF -> null;
                };
            }
        }
        return null;
    }
}
