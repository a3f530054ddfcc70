package dev.waxseal.clients;

import static dev.waxseal.clients.OtherClient.Found.ANY_CERTIFICATE;
import static dev.waxseal.clients.OtherClient.Found.HOST_UNCHECKED;
import static dev.waxseal.clients.OtherClient.Found.NOTHING;

import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.security.Provider;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.conscrypt.Conscrypt;

/** Clients of TLS that is not the JDK's. */
final class OtherProviders {

    private OtherProviders() {}

    static List<OtherClient> all(OtherCalls calls) throws Exception {
        TrustManager[] sound = calls.trust().getTrustManagers();
        TrustManager[] any = {new Fence.TakesAny()};
        Provider bouncyCastle = new BouncyCastleJsseProvider(new BouncyCastleProvider());
        TrustManagerFactory own = TrustManagerFactory.getInstance("PKIX", bouncyCastle);
        own.init(calls.trusted());
        List<OtherClient> all = new ArrayList<>(List.of(
                socket(calls, "BCJSSE, `SSLSocket`", HOST_UNCHECKED, factory(bouncyCastle, sound)),
                socket(calls, "BCJSSE, its own trust", HOST_UNCHECKED, factory(bouncyCastle, own.getTrustManagers())),
                socket(
                        calls,
                        "BCJSSE, identification",
                        NOTHING,
                        new OtherSocketFactory(factory(bouncyCastle, own.getTrustManagers()))),
                socket(calls, "BCJSSE, takes any certificate", ANY_CERTIFICATE, factory(bouncyCastle, any))));
        if (Conscrypt.isAvailable()) { // for this machine
            all.addAll(conscrypt(calls, Conscrypt.newProvider()));
        }
        if (OpenSsl.isAvailable()) {
            all.addAll(openSsl(calls));
        }
        return all;
    }

    private static List<OtherClient> conscrypt(OtherCalls calls, Provider conscrypt) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX", conscrypt);
        trust.init(calls.trusted());
        TrustManager[] own = trust.getTrustManagers();
        TrustManager[] any = {new Fence.TakesAny()};
        SSLContext context = context(conscrypt, own);
        return List.of(
                socket(calls, "Conscrypt, takes any certificate", ANY_CERTIFICATE, factory(conscrypt, any)),
                socket(calls, "Conscrypt, `SSLSocket`", HOST_UNCHECKED, factory(conscrypt, own)),
                socket(calls, "Conscrypt, identification", NOTHING, new OtherSocketFactory(factory(conscrypt, own))),
                client("Conscrypt, `SSLEngine`", HOST_UNCHECKED, (host, port) -> {
                    calls.engine(context, host, port, false);
                }),
                client("Conscrypt, `SSLEngine`, identification", NOTHING, (host, port) -> {
                    calls.engine(context, host, port, true);
                }),
                client("Conscrypt, somebody looks", NOTHING, (host, port) -> {
                    calls.compared(context.getSocketFactory(), host, port);
                }));
    }

    private static List<OtherClient> openSsl(OtherCalls calls) {
        return List.of(
                netty("4.1, OpenSSL, `SslHandler`", HOST_UNCHECKED, (host, port) -> {
                    calls.netty(openSsl(), host, port, false);
                }),
                netty("4.1, OpenSSL, identification", NOTHING, (host, port) -> {
                    calls.netty(openSsl(), host, port, true);
                }),
                netty("4.1, OpenSSL, `InsecureTrustManagerFactory`", ANY_CERTIFICATE, (host, port) -> {
                    calls.netty(openSsl().trustManager(InsecureTrustManagerFactory.INSTANCE), host, port, false);
                }));
    }

    private static SslContextBuilder openSsl() {
        return SslContextBuilder.forClient().sslProvider(SslProvider.OPENSSL);
    }

    private static OtherClient netty(String setting, OtherClient.Found found, OtherClient.Sends sends) {
        return new OtherClient("netty", setting, OtherPreface.NONE, found, sends);
    }

    private static OtherClient client(String setting, OtherClient.Found found, OtherClient.Sends sends) {
        return new OtherClient("unknown", setting, OtherPreface.NONE, found, sends);
    }

    private static OtherClient socket(
            OtherCalls calls, String setting, OtherClient.Found found, SSLSocketFactory factory) {
        return client(setting, found, (host, port) -> calls.socket(factory, host, port));
    }

    private static SSLSocketFactory factory(Provider provider, TrustManager[] trust) throws Exception {
        return context(provider, trust).getSocketFactory();
    }

    private static SSLContext context(Provider provider, TrustManager[] trust) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS", provider);
        context.init(null, trust, null);
        return context;
    }
}
