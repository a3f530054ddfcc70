package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.US_ASCII;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.net.SSLSocketAppender;
import ch.qos.logback.core.net.ssl.KeyStoreFactoryBean;
import ch.qos.logback.core.net.ssl.SSLConfiguration;
import ch.qos.logback.core.net.ssl.SSLParametersConfiguration;
import com.cloudbees.syslog.sender.TcpSyslogMessageSender;
import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.rabbitmq.client.ConnectionFactory;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustStoreTrustManager;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SslVerifyMode;
import io.lettuce.core.resource.ClientResources;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.resolver.DefaultAddressResolverGroup;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.PfxOptions;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.rmi.registry.LocateRegistry;
import java.rmi.server.RMIClientSocketFactory;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import javax.jms.Connection;
import javax.mail.Service;
import javax.mail.Session;
import javax.naming.Context;
import javax.naming.ldap.InitialLdapContext;
import javax.naming.ldap.LdapContext;
import javax.naming.ldap.StartTlsRequest;
import javax.naming.ldap.StartTlsResponse;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.apache.activemq.ActiveMQConnection;
import org.apache.activemq.ActiveMQSslConnectionFactory;
import org.apache.commons.httpclient.methods.GetMethod;
import org.apache.commons.net.ftp.FTPSClient;
import org.apache.kafka.clients.admin.Admin;
import org.apache.logging.log4j.core.appender.SocketAppender;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.apache.logging.log4j.core.net.Protocol;
import org.apache.logging.log4j.core.net.ssl.KeyStoreConfiguration;
import org.apache.logging.log4j.core.net.ssl.SslConfiguration;
import org.apache.logging.log4j.core.net.ssl.TrustStoreConfiguration;
import org.apache.logging.log4j.message.SimpleMessage;
import org.bson.Document;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.Jedis;

/** How each client is had to send something; what comes of it does not matter. */
final class OtherCalls {

    private static final byte[] HELLO = "hello".getBytes(US_ASCII);
    private static final char[] PASSWORD = OtherAuthority.PASSWORD.toCharArray();

    private final OtherAuthority authority;
    private final String store;

    OtherCalls(OtherAuthority authority) {
        this.authority = authority;
        this.store = authority.store().toString();
    }

    /** Who trusts the authority, and nobody else. */
    TrustManagerFactory trust() throws Exception {
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(trusted());
        return factory;
    }

    /** The authority, and nobody else. */
    KeyStore trusted() throws Exception {
        return KeyStore.getInstance(authority.store().toFile(), PASSWORD.clone());
    }

    void socket(SSLSocketFactory factory, String host, int port) throws Exception {
        try (Socket socket = factory.createSocket(host, port)) {
            socket.getOutputStream().write(HELLO);
            socket.getInputStream().read();
        }
    }

    /** Somebody compares the host before anything is sent. */
    void compared(SSLSocketFactory factory, String host, int port) throws Exception {
        try (SSLSocket socket = (SSLSocket) factory.createSocket(host, port)) {
            socket.setEnabledProtocols(OtherSocketFactory.PROTOCOLS.clone());
            X509Certificate met = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            if (met.getSubjectAlternativeNames() == null) {
                throw new IllegalStateException("nobody's");
            }
            socket.getOutputStream().write(HELLO);
            socket.getInputStream().read();
        }
    }

    void engine(SSLContext context, String host, int port, boolean identifies) throws Exception {
        SSLEngine engine = context.createSSLEngine(host, port);
        engine.setUseClientMode(true);
        identify(engine, identifies);
        ByteBuffer received = ByteBuffer.allocate(40_000);
        ByteBuffer read = ByteBuffer.allocate(40_000);
        try (SocketChannel channel = SocketChannel.open(new InetSocketAddress(host, port))) {
            engine.beginHandshake();
            HandshakeStatus status = engine.getHandshakeStatus();
            while (status != HandshakeStatus.FINISHED && status != HandshakeStatus.NOT_HANDSHAKING) {
                if (status == HandshakeStatus.NEED_TASK) {
                    engine.getDelegatedTask().run();
                    status = engine.getHandshakeStatus();
                } else if (status == HandshakeStatus.NEED_WRAP) {
                    status = send(engine, new byte[0], channel);
                } else {
                    received.flip();
                    javax.net.ssl.SSLEngineResult result = engine.unwrap(received, read);
                    received.compact();
                    status = result.getHandshakeStatus();
                    if (result.bytesConsumed() == 0 && status == HandshakeStatus.NEED_UNWRAP) {
                        channel.read(received);
                    }
                }
            }
            send(engine, HELLO, channel);
            channel.read(received);
        }
    }

    private static HandshakeStatus send(SSLEngine engine, byte[] bytes, SocketChannel channel) throws Exception {
        ByteBuffer sealed = ByteBuffer.allocate(40_000);
        HandshakeStatus status = engine.wrap(ByteBuffer.wrap(bytes), sealed).getHandshakeStatus();
        sealed.flip();
        while (sealed.hasRemaining()) {
            channel.write(sealed);
        }
        return status;
    }

    private static void identify(SSLEngine engine, boolean identifies) {
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm(identifies ? "HTTPS" : null);
        parameters.setProtocols(OtherSocketFactory.PROTOCOLS.clone());
        engine.setSSLParameters(parameters);
    }

    void url(String host, int port) throws Exception {
        new URL("https://" + host + ':' + port + '/').openStream().close();
    }

    void jdkHttp(String host, int port) throws Exception {
        URI uri = URI.create("https://" + host + ':' + port + '/');
        HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding());
    }

    void commonsHttp(String host, int port) throws Exception {
        new org.apache.commons.httpclient.HttpClient()
                .executeMethod(new GetMethod("https://" + host + ':' + port + '/'));
    }

    void netty(String host, int port, boolean identifies) throws Exception {
        netty(SslContextBuilder.forClient().sslProvider(SslProvider.JDK), host, port, identifies);
    }

    void netty(SslContextBuilder builder, String host, int port, boolean identifies) throws Exception {
        SslContext context = builder.build();
        NioEventLoopGroup loop = new NioEventLoopGroup(1);
        try {
            Channel channel = new Bootstrap()
                    .group(loop)
                    .channel(NioSocketChannel.class)
                    .handler(new ChannelInitializer<Channel>() {
                        @Override
                        protected void initChannel(Channel made) {
                            SslHandler handler = context.newHandler(made.alloc(), host, port);
                            identify(handler.engine(), identifies);
                            made.pipeline().addLast(handler);
                        }
                    })
                    .connect(host, port)
                    .sync()
                    .channel();
            channel.writeAndFlush(Unpooled.wrappedBuffer(HELLO)).sync();
        } finally {
            loop.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }

    void vertx(String host, int port, String algorithm) throws Exception {
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setFileSystemOptions(new FileSystemOptions().setFileCachingEnabled(false))
                .setAddressResolverOptions(
                        new AddressResolverOptions().setHostsPath(System.getProperty("jdk.net.hosts.file"))));
        NetClientOptions options = new NetClientOptions()
                .setSsl(true)
                .setHostnameVerificationAlgorithm(algorithm)
                .setTrustOptions(new PfxOptions().setPath(store).setPassword(OtherAuthority.PASSWORD));
        vertx.createNetClient(options)
                .connect(port, host)
                .compose(socket -> socket.write("hello"))
                .onComplete(written -> vertx.close());
    }

    void webSocket(SSLSocketFactory factory, String host, int port) throws Exception {
        WebSocketClient client = new WebSocketClient(URI.create("wss://" + host + ':' + port + '/')) {
            @Override
            public void onOpen(ServerHandshake handshake) {}

            @Override
            public void onMessage(String message) {}

            @Override
            public void onClose(int code, String reason, boolean remote) {}

            @Override
            public void onError(Exception e) {}
        };
        client.setSocketFactory(factory);
        client.connectBlocking(5, TimeUnit.SECONDS);
    }

    void mail(String protocol, String host, int port, boolean checks) throws Exception {
        Properties properties = new Properties();
        String start = "mail." + protocol;
        if (!protocol.endsWith("s")) {
            properties.put(start + ".starttls.enable", "true");
            properties.put(start + ".starttls.required", "true");
        }
        if (checks) {
            properties.put(start + ".ssl.checkserveridentity", "true");
        }
        Session session = Session.getInstance(properties);
        try (Service service =
                protocol.startsWith("smtp") ? session.getTransport(protocol) : session.getStore(protocol)) {
            service.connect(host, port, "user", "word");
        }
    }

    void ftp(FTPSClient client, String host, int port) throws Exception {
        client.connect(host, port);
        client.login("user", "word");
    }

    X509TrustManager trustStore() {
        return new TrustStoreTrustManager(authority.store().toFile(), PASSWORD, "PKCS12", true);
    }

    void unboundId(X509TrustManager trust, String host, int port, boolean verifies) throws Exception {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        if (verifies) {
            options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
        }
        SSLSocketFactory factory = new SSLUtil(trust).createSSLSocketFactory();
        try (LDAPConnection connection = new LDAPConnection(factory, options, host, port)) {
            connection.bind("cn=user", "word");
        }
    }

    void directory(String scheme, String host, int port) throws Exception {
        context(
                scheme,
                host,
                port,
                Map.of(Context.SECURITY_PRINCIPAL, "cn=user", Context.SECURITY_CREDENTIALS, "word"));
    }

    @SuppressWarnings("BanJNDI") // the server is one of these tests
    void startTls(String host, int port, @Nullable HostnameVerifier verifier) throws Exception {
        LdapContext context = context("ldap", host, port, Map.of(Context.SECURITY_AUTHENTICATION, "none"));
        StartTlsResponse tls = (StartTlsResponse) context.extendedOperation(new StartTlsRequest());
        if (verifier != null) {
            tls.setHostnameVerifier(verifier);
        }
        tls.negotiate();
        context.getAttributes("cn=user");
    }

    @SuppressWarnings("JdkObsolete") // JNDI takes no other
    private static LdapContext context(String scheme, String host, int port, Map<String, String> more)
            throws Exception {
        Hashtable<String, String> environment = new Hashtable<>(more);
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.ldap.LdapCtxFactory");
        environment.put(Context.PROVIDER_URL, scheme + "://" + host + ':' + port);
        return new InitialLdapContext(environment, null);
    }

    void jdbc(String url) throws Exception {
        DriverManager.getConnection("jdbc:" + url, "user", "word").close();
    }

    void mongo(String host, int port, boolean any) {
        MongoClientSettings settings = MongoClientSettings.builder()
                .applyToSslSettings(tls -> tls.enabled(true).invalidHostNameAllowed(any))
                .applyToClusterSettings(cluster -> cluster.hosts(List.of(new ServerAddress(host, port)))
                        .serverSelectionTimeout(1, TimeUnit.SECONDS))
                .build();
        try (MongoClient client = MongoClients.create(settings)) {
            client.getDatabase("post").runCommand(new Document("ping", 1));
        }
    }

    void jedis(String host, int port, boolean identifies) {
        SSLParameters parameters = new SSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        DefaultJedisClientConfig.Builder config =
                DefaultJedisClientConfig.builder().ssl(true);
        if (identifies) {
            config.sslParameters(parameters);
        }
        try (Jedis jedis = new Jedis(host, port, config.build())) {
            jedis.ping();
        }
    }

    void lettuce(String host, int port, SslVerifyMode mode) {
        ClientResources resources = ClientResources.builder()
                .addressResolverGroup(DefaultAddressResolverGroup.INSTANCE)
                .build();
        RedisClient client = RedisClient.create(
                resources,
                RedisURI.builder()
                        .withHost(host)
                        .withPort(port)
                        .withSsl(true)
                        .withVerifyPeer(mode)
                        .withTimeout(Duration.ofSeconds(5))
                        .build());
        client.setOptions(ClientOptions.builder().autoReconnect(false).build());
        client.connect().sync().ping();
    }

    void rabbit(ConnectionFactory factory, String host, int port) throws Exception {
        factory.setHost(host);
        factory.setPort(port);
        factory.newConnection().close();
    }

    void paho(String host, int port, boolean verifies) throws Exception {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setHttpsHostnameVerificationEnabled(verifies);
        options.setConnectionTimeout(5);
        try (MqttClient client = new MqttClient("ssl://" + host + ':' + port, "user", new MemoryPersistence())) {
            client.connect(options);
        }
    }

    void nats(Options.Builder options, String host, int port) throws Exception {
        Nats.connect(options.server("nats://" + host + ':' + port).noReconnect().build())
                .close();
    }

    void activeMq(String url) throws Exception {
        ActiveMQSslConnectionFactory factory = new ActiveMQSslConnectionFactory(url);
        factory.setTrustStore(authority.store().toUri().toString());
        factory.setTrustStoreType("PKCS12");
        factory.setTrustStorePassword(OtherAuthority.PASSWORD);
        Connection connection = factory.createConnection();
        ((ActiveMQConnection) connection).setCloseTimeout(500);
        connection.start();
    }

    void kafka(String host, int port, String algorithm) throws Exception {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                host + ':' + port,
                "security.protocol",
                "SSL",
                "ssl.truststore.location",
                store,
                "ssl.truststore.password",
                OtherAuthority.PASSWORD,
                "ssl.truststore.type",
                "PKCS12",
                "ssl.endpoint.identification.algorithm",
                algorithm,
                "reconnect.backoff.ms",
                "10000");
        try (Admin admin = Admin.create(settings)) {
            admin.listTopics().names().get(10, TimeUnit.SECONDS);
        }
    }

    void logback(String host, int port, boolean verifies) {
        LoggerContext context = new LoggerContext();
        KeyStoreFactoryBean trusted = new KeyStoreFactoryBean();
        trusted.setLocation(authority.store().toUri().toString());
        trusted.setPassword(OtherAuthority.PASSWORD);
        trusted.setType("PKCS12");
        SSLConfiguration tls = new SSLConfiguration();
        tls.setTrustStore(trusted);
        SSLParametersConfiguration parameters = new SSLParametersConfiguration();
        parameters.setHostnameVerification(verifies);
        tls.setParameters(parameters);
        SSLSocketAppender appender = new SSLSocketAppender();
        appender.setContext(context);
        appender.setRemoteHost(host);
        appender.setPort(port);
        appender.setSsl(tls);
        appender.start();
        Logger logger = context.getLogger("post");
        logger.addAppender(appender);
        logger.info("hello");
    }

    void log4j(String host, int port, boolean verifies) throws Exception {
        SslConfiguration tls = SslConfiguration.createSSLConfiguration(
                null,
                new KeyStoreConfiguration(store, PASSWORD::clone, "PKCS12", null),
                new TrustStoreConfiguration(store, PASSWORD::clone, "PKCS12", null),
                verifies);
        SocketAppender appender = SocketAppender.newBuilder()
                .setName("post")
                .setHost(host)
                .setPort(port)
                .setProtocol(Protocol.SSL)
                .setSslConfiguration(tls)
                .setLayout(PatternLayout.createDefaultLayout())
                .build();
        appender.start();
        appender.append(Log4jLogEvent.newBuilder()
                .setMessage(new SimpleMessage("hello"))
                .build());
        appender.stop();
    }

    void syslog(String host, int port) throws Exception {
        try (TcpSyslogMessageSender sender = new TcpSyslogMessageSender()) {
            sender.setSyslogServerHostname(host);
            sender.setSyslogServerPort(port);
            sender.setSsl(true);
            sender.sendMessage("hello");
        }
    }

    void registry(RMIClientSocketFactory factory, String host, int port) throws Exception {
        LocateRegistry.getRegistry(host, port, factory).list();
    }
}
