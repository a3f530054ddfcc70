package dev.waxseal.tls;

import java.security.Provider;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jsse.BCSSLEngine;
import org.bouncycastle.jsse.BCSSLParameters;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.jspecify.annotations.Nullable;

/** A client and a server of one implementation, made anew for each handshake from the same two contexts. */
final class Engines {

    private final SSLContext client;
    private final SSLContext server;
    private final SSLParameters asked = new SSLParameters();
    private final SSLParameters offered = new SSLParameters();
    private String[] askedGroups = {};
    private String[] offeredGroups = {};

    private Engines(SSLContext client, SSLContext server) {
        this.client = client;
        this.server = server;
        asked.setServerNames(List.of(new SNIHostName("payments.example")));
    }

    static Engines ofJdk(Identity identity) {
        return new Engines(context(null, identity), context(null, identity));
    }

    static Engines ofBouncyCastle(Identity identity) {
        Provider provider = new BouncyCastleJsseProvider(new BouncyCastleProvider());
        return new Engines(context(provider, identity), context(provider, identity));
    }

    private static SSLContext context(@Nullable Provider provider, Identity identity) {
        try {
            SSLContext context =
                    provider == null ? SSLContext.getInstance("TLS") : SSLContext.getInstance("TLS", provider);
            context.init(identity.managers(), new TrustManager[] {new Anyone()}, new SecureRandom());
            return context;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    Engines client(Consumer<SSLParameters> settings) {
        settings.accept(asked);
        return this;
    }

    Engines server(Consumer<SSLParameters> settings) {
        settings.accept(offered);
        return this;
    }

    /** Only with Bouncy Castle. */
    Engines groups(String[] ofClient, String[] ofServer) {
        askedGroups = ofClient;
        offeredGroups = ofServer;
        return this;
    }

    Recording shakeHands() throws SSLException {
        SSLEngine asking = client.createSSLEngine("payments.example", 443);
        SSLEngine answering = server.createSSLEngine();
        asking.setSSLParameters(asked);
        answering.setUseClientMode(false);
        answering.setSSLParameters(offered);
        group(asking, askedGroups);
        group(answering, offeredGroups);
        return Recording.of(asking, answering);
    }

    private static void group(SSLEngine engine, String[] groups) {
        if (groups.length > 0 && engine instanceof BCSSLEngine castle) {
            BCSSLParameters parameters = castle.getParameters();
            parameters.setNamedGroups(groups);
            castle.setParameters(parameters);
        }
    }

    /** It is not whom to trust that is looked at here. */
    private static final class Anyone implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
