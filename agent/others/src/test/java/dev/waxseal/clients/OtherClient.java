package dev.waxseal.clients;

import static dev.waxseal.clients.OtherClient.Found.ANY_CERTIFICATE;
import static dev.waxseal.clients.OtherClient.Found.ANY_HOST;
import static dev.waxseal.clients.OtherClient.Found.HOST_UNCHECKED;
import static dev.waxseal.clients.OtherClient.Found.NOTHING;
import static dev.waxseal.clients.OtherPreface.FTP;
import static dev.waxseal.clients.OtherPreface.HTTPS;
import static dev.waxseal.clients.OtherPreface.IMAP;
import static dev.waxseal.clients.OtherPreface.IMAPS;
import static dev.waxseal.clients.OtherPreface.LDAP;
import static dev.waxseal.clients.OtherPreface.MYSQL;
import static dev.waxseal.clients.OtherPreface.NATS;
import static dev.waxseal.clients.OtherPreface.NONE;
import static dev.waxseal.clients.OtherPreface.POP3;
import static dev.waxseal.clients.OtherPreface.POSTGRESQL;
import static dev.waxseal.clients.OtherPreface.SMTP;
import static dev.waxseal.clients.OtherPreface.SMTPS;
import static dev.waxseal.clients.OtherPreface.SQL_SERVER;

import com.rabbitmq.client.ConnectionFactory;
import com.unboundid.util.ssl.TrustAllTrustManager;
import io.lettuce.core.SslVerifyMode;
import io.nats.client.Options;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.rmi.ssl.SslRMIClientSocketFactory;
import org.apache.commons.net.ftp.FTPSClient;

/**
 * Clients as most people set them up, and as they should.
 *
 * @param library its name, as findings give it, or {@code unknown}
 * @param setting how it is set up
 * @param preface what is spoken before TLS
 * @param found what the agent says of it
 * @param sends what it does
 */
record OtherClient(String library, String setting, OtherPreface preface, Found found, Sends sends) {

    /** What is found. */
    enum Found {
        NOTHING("–"),
        HOST_UNCHECKED("trust-host-unchecked"),
        ANY_HOST("trust-any-host"),
        ANY_CERTIFICATE("trust-any-certificate");

        private final String rule;

        Found(String rule) {
            this.rule = rule;
        }

        String rule() {
            return rule;
        }
    }

    /** Has a client send something to a server. */
    interface Sends {
        void to(String host, int port) throws Exception;
    }

    /** All of them, for hosts that this authority vouches for. */
    static List<OtherClient> all(OtherAuthority authority) throws Exception {
        SSLContext context = SSLContext.getDefault();
        SSLSocketFactory plain = context.getSocketFactory();
        SSLSocketFactory checking = new OtherSocketFactory(plain);
        OtherCalls calls = new OtherCalls(authority);
        String store = authority.store().toString();
        String pem = authority.pem().toString();
        List<OtherClient> all = new ArrayList<>(OtherProviders.all(calls));
        all.addAll(List.of(
                client("unknown", "`SSLSocket`", NONE, HOST_UNCHECKED, (host, port) -> calls.socket(plain, host, port)),
                client("unknown", "`SSLSocket`, identification", NONE, NOTHING, (host, port) -> {
                    calls.socket(checking, host, port);
                }),
                client(
                        "unknown",
                        "`SSLEngine`",
                        NONE,
                        HOST_UNCHECKED,
                        (host, port) -> calls.engine(context, host, port, false)),
                client("unknown", "`SSLEngine`, identification", NONE, NOTHING, (host, port) -> {
                    calls.engine(context, host, port, true);
                }),
                client("url-connection", "default", HTTPS, NOTHING, (host, port) -> calls.url(host, port)),
                client("jdk-http-client", "default", HTTPS, NOTHING, (host, port) -> calls.jdkHttp(host, port)),
                client("apache-httpclient-3", "default", HTTPS, HOST_UNCHECKED, (host, port) -> {
                    calls.commonsHttp(host, port);
                }),
                client(
                        "netty",
                        "4.1, `SslHandler`",
                        NONE,
                        HOST_UNCHECKED,
                        (host, port) -> calls.netty(host, port, false)),
                client("netty", "4.1, identification", NONE, NOTHING, (host, port) -> calls.netty(host, port, true)),
                client("vertx", "4, `NetClient`", NONE, HOST_UNCHECKED, (host, port) -> calls.vertx(host, port, "")),
                client("vertx", "4, `setHostnameVerificationAlgorithm(\"HTTPS\")`", NONE, NOTHING, (host, port) -> {
                    calls.vertx(host, port, "HTTPS");
                }),
                client("java-websocket", "1.4, `setSocketFactory`", HTTPS, HOST_UNCHECKED, (host, port) -> {
                    calls.webSocket(plain, host, port);
                }),
                client("java-websocket", "1.4, a factory that identifies", HTTPS, NOTHING, (host, port) -> {
                    calls.webSocket(checking, host, port);
                }),
                client("javamail", "1.6, smtps", SMTPS, HOST_UNCHECKED, (host, port) -> {
                    calls.mail("smtps", host, port, false);
                }),
                client("javamail", "smtps, `checkserveridentity`", SMTPS, NOTHING, (host, port) -> {
                    calls.mail("smtps", host, port, true);
                }),
                client("javamail", "smtp, STARTTLS", SMTP, HOST_UNCHECKED, (host, port) -> {
                    calls.mail("smtp", host, port, false);
                }),
                client("javamail", "smtp, STARTTLS, `checkserveridentity`", SMTP, NOTHING, (host, port) -> {
                    calls.mail("smtp", host, port, true);
                }),
                client("javamail", "imap, STARTTLS", IMAP, HOST_UNCHECKED, (host, port) -> {
                    calls.mail("imap", host, port, false);
                }),
                client("javamail", "imaps, `checkserveridentity`", IMAPS, NOTHING, (host, port) -> {
                    calls.mail("imaps", host, port, true);
                }),
                client("javamail", "pop3, STLS", POP3, HOST_UNCHECKED, (host, port) -> {
                    calls.mail("pop3", host, port, false);
                }),
                client("commons-net", "`FTPSClient`", FTP, ANY_CERTIFICATE, (host, port) -> {
                    calls.ftp(new FTPSClient(), host, port);
                }),
                client("commons-net", "`FTPSClient` with a context", FTP, HOST_UNCHECKED, (host, port) -> {
                    calls.ftp(new FTPSClient(false, context), host, port);
                }),
                client("commons-net", "`setEndpointCheckingEnabled(true)`", FTP, NOTHING, (host, port) -> {
                    FTPSClient client = new FTPSClient(false, context);
                    client.setEndpointCheckingEnabled(true);
                    calls.ftp(client, host, port);
                }),
                client("unboundid-ldap", "`TrustAllTrustManager`", NONE, ANY_CERTIFICATE, (host, port) -> {
                    calls.unboundId(new TrustAllTrustManager(), host, port, false);
                }),
                client("unboundid-ldap", "`TrustStoreTrustManager`", NONE, HOST_UNCHECKED, (host, port) -> {
                    calls.unboundId(calls.trustStore(), host, port, false);
                }),
                client("unboundid-ldap", "`HostNameSSLSocketVerifier`", NONE, NOTHING, (host, port) -> {
                    calls.unboundId(calls.trustStore(), host, port, true);
                }),
                client("jndi-ldap", "ldaps", NONE, NOTHING, (host, port) -> calls.directory("ldaps", host, port)),
                client("jndi-ldap", "StartTLS, a verifier that takes all", LDAP, ANY_HOST, (host, port) -> {
                    calls.startTls(host, port, (name, session) -> true);
                }),
                client("jndi-ldap", "StartTLS", LDAP, NOTHING, (host, port) -> calls.startTls(host, port, null)),
                client("postgresql", "`sslmode=require`", POSTGRESQL, ANY_CERTIFICATE, (host, port) -> {
                    calls.jdbc("postgresql://" + host + ':' + port + "/db?sslmode=require");
                }),
                client("postgresql", "`sslmode=verify-ca`", POSTGRESQL, HOST_UNCHECKED, (host, port) -> {
                    calls.jdbc("postgresql://" + host + ':' + port + "/db?sslmode=verify-ca&sslrootcert=" + pem);
                }),
                client("postgresql", "`sslmode=verify-full`", POSTGRESQL, NOTHING, (host, port) -> {
                    calls.jdbc("postgresql://" + host + ':' + port + "/db?sslmode=verify-full&sslrootcert=" + pem);
                }),
                client("mysql", "`sslMode=REQUIRED`", MYSQL, ANY_CERTIFICATE, (host, port) -> {
                    calls.jdbc("mysql://" + host + ':' + port + "/db?sslMode=REQUIRED");
                }),
                client("mysql", "`sslMode=VERIFY_CA`", MYSQL, HOST_UNCHECKED, (host, port) -> {
                    calls.jdbc("mysql://" + host + ':' + port + "/db?sslMode=VERIFY_CA");
                }),
                client("mysql", "`sslMode=VERIFY_IDENTITY`", MYSQL, NOTHING, (host, port) -> {
                    calls.jdbc("mysql://" + host + ':' + port + "/db?sslMode=VERIFY_IDENTITY");
                }),
                client("mariadb", "`sslMode=trust`", MYSQL, ANY_CERTIFICATE, (host, port) -> {
                    calls.jdbc("mariadb://" + host + ':' + port + "/db?sslMode=trust");
                }),
                client("mariadb", "`sslMode=verify-full`", MYSQL, NOTHING, (host, port) -> {
                    calls.jdbc("mariadb://" + host + ':' + port + "/db?sslMode=verify-full&serverSslCert=" + pem);
                }),
                client("mssql", "`trustServerCertificate=true`", SQL_SERVER, ANY_CERTIFICATE, (host, port) -> {
                    calls.jdbc("sqlserver://" + host + ':' + port + ";connectRetryCount=0;trustServerCertificate=true");
                }),
                client("mssql", "`encrypt=true`", SQL_SERVER, NOTHING, (host, port) -> {
                    calls.jdbc("sqlserver://" + host + ':' + port + ";connectRetryCount=0;encrypt=true;trustStore="
                            + store + ";trustStorePassword=" + OtherAuthority.PASSWORD);
                }),
                client("derby", "`ssl=basic`", NONE, ANY_CERTIFICATE, (host, port) -> {
                    calls.jdbc("derby://" + host + ':' + port + "/db;ssl=basic");
                }),
                client("derby", "`ssl=peerAuthentication`", NONE, HOST_UNCHECKED, (host, port) -> {
                    calls.jdbc("derby://" + host + ':' + port + "/db;ssl=peerAuthentication");
                }),
                client("mongodb", "`invalidHostNameAllowed(true)`", NONE, HOST_UNCHECKED, (host, port) -> {
                    calls.mongo(host, port, true);
                }),
                client("mongodb", "default", NONE, NOTHING, (host, port) -> calls.mongo(host, port, false)),
                client("jedis", "`ssl(true)`", NONE, HOST_UNCHECKED, (host, port) -> calls.jedis(host, port, false)),
                client("jedis", "`sslParameters`, identification", NONE, NOTHING, (host, port) -> {
                    calls.jedis(host, port, true);
                }),
                client("lettuce", "`SslVerifyMode.NONE`", NONE, ANY_CERTIFICATE, (host, port) -> {
                    calls.lettuce(host, port, SslVerifyMode.NONE);
                }),
                client("lettuce", "`SslVerifyMode.CA`", NONE, HOST_UNCHECKED, (host, port) -> {
                    calls.lettuce(host, port, SslVerifyMode.CA);
                }),
                client("lettuce", "default", NONE, NOTHING, (host, port) -> {
                    calls.lettuce(host, port, SslVerifyMode.FULL);
                }),
                client("rabbitmq", "`useSslProtocol()`", NONE, ANY_CERTIFICATE, (host, port) -> {
                    ConnectionFactory factory = new ConnectionFactory();
                    factory.useSslProtocol();
                    calls.rabbit(factory, host, port);
                }),
                client("rabbitmq", "`useSslProtocol(SSLContext)`", NONE, HOST_UNCHECKED, (host, port) -> {
                    ConnectionFactory factory = new ConnectionFactory();
                    factory.useSslProtocol(context);
                    calls.rabbit(factory, host, port);
                }),
                client("rabbitmq", "`enableHostnameVerification()`", NONE, NOTHING, (host, port) -> {
                    ConnectionFactory factory = new ConnectionFactory();
                    factory.useSslProtocol(context);
                    factory.enableHostnameVerification();
                    calls.rabbit(factory, host, port);
                }),
                client(
                        "paho-mqtt",
                        "`setHttpsHostnameVerificationEnabled(false)`",
                        NONE,
                        HOST_UNCHECKED,
                        (host, port) -> {
                            calls.paho(host, port, false);
                        }),
                client("paho-mqtt", "default", NONE, NOTHING, (host, port) -> calls.paho(host, port, true)),
                client("nats", "`opentls()`", NATS, ANY_CERTIFICATE, (host, port) -> {
                    calls.nats(Options.builder().opentls(), host, port);
                }),
                client("nats", "`secure()`", NATS, HOST_UNCHECKED, (host, port) -> {
                    calls.nats(Options.builder().secure(), host, port);
                }),
                client("activemq", "`socket.verifyHostName=false`", NONE, HOST_UNCHECKED, (host, port) -> {
                    calls.activeMq("ssl://" + host + ':' + port + "?socket.verifyHostName=false");
                }),
                client(
                        "activemq",
                        "default",
                        NONE,
                        NOTHING,
                        (host, port) -> calls.activeMq("ssl://" + host + ':' + port)),
                client("kafka", "`ssl.endpoint.identification.algorithm=`", NONE, HOST_UNCHECKED, (host, port) -> {
                    calls.kafka(host, port, "");
                }),
                client("kafka", "default", NONE, NOTHING, (host, port) -> calls.kafka(host, port, "https")),
                client("logback", "`<ssl>`", NONE, HOST_UNCHECKED, (host, port) -> calls.logback(host, port, false)),
                client("logback", "`<hostnameVerification>`", NONE, NOTHING, (host, port) -> {
                    calls.logback(host, port, true);
                }),
                client("log4j", "`<SSL>`", NONE, HOST_UNCHECKED, (host, port) -> calls.log4j(host, port, false)),
                client("log4j", "`verifyHostName`", NONE, NOTHING, (host, port) -> calls.log4j(host, port, true)),
                client("syslog-java-client", "`setSsl(true)`", NONE, HOST_UNCHECKED, (host, port) -> {
                    calls.syslog(host, port);
                }),
                client("rmi", "`SslRMIClientSocketFactory` until JDK 24", NONE, HOST_UNCHECKED, (host, port) -> {
                    System.setProperty("jdk.rmi.ssl.client.enableEndpointIdentification", "false"); // as it was
                    calls.registry(new SslRMIClientSocketFactory(), host, port);
                }),
                client("rmi", "a factory that identifies", NONE, NOTHING, (host, port) -> {
                    calls.registry(checking::createSocket, host, port);
                })));
        return all;
    }

    private static OtherClient client(String library, String setting, OtherPreface preface, Found found, Sends sends) {
        return new OtherClient(library, setting, preface, found, sends);
    }
}
