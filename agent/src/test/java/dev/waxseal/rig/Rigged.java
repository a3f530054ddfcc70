package dev.waxseal.rig;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** How one server of the rig is made; what is not said is as it should be. */
final class Rigged {

    final Case its;
    final Leaf own;

    /** Has a name of its own, so that clients find no other one for it. */
    final Leaf root;

    @Nullable Leaf middle;

    boolean withoutMiddle;
    boolean rootFirst;
    boolean selfSigned;
    boolean untrusted;
    boolean wantsClient;
    boolean needsClient;

    @Nullable String protocol;

    @Nullable String suite;

    /** Bits of a prime of its own for key exchange, by a server of Bouncy Castle's; 0 for none, less for a number that is no prime. */
    int prime;

    Rigged(Case its) {
        this.its = its;
        own = Leaf.server(its.host());
        root = Leaf.authority("Authority of " + its.id()).key("EC 256");
    }

    String host() {
        return its.host();
    }

    void speak(String version, String cipherSuite) {
        protocol = version;
        suite = cipherSuite;
        own.key("RSA 2048");
    }

    void prime(int bits) {
        prime = bits;
        speak("TLSv1.2", "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256");
    }

    /** The root's certificate, if clients are to trust it. */
    @Nullable X509Certificate trusted() throws Exception {
        return untrusted || selfSigned ? null : root.signedBy(root);
    }

    /** What it sends, its own first. */
    List<X509Certificate> chain() throws Exception {
        if (selfSigned) {
            return List.of(own.signedBy(own));
        }
        if (untrusted) {
            Leaf stranger = Leaf.authority("Stranger");
            return List.of(own.signedBy(stranger), stranger.signedBy(stranger));
        }
        List<X509Certificate> chain = new ArrayList<>();
        Leaf between = middle;
        chain.add(own.signedBy(between == null ? root : between));
        if (rootFirst) {
            chain.add(root.signedBy(root));
        }
        if (between != null && !withoutMiddle) {
            chain.add(between.signedBy(root));
        }
        return chain;
    }

    /** Says the chain as it is, where a key store would put it right. */
    static final class Keys extends X509ExtendedKeyManager {
        private final List<X509Certificate> chain;
        private final PrivateKey key;

        Keys(List<X509Certificate> chain, PrivateKey key) {
            this.chain = chain;
            this.key = key;
        }

        private @Nullable String alias(String type) {
            String algorithm = key.getAlgorithm();
            return type.equals(algorithm) || (type.startsWith("EC_") && algorithm.equals("EC")) ? "own" : null;
        }

        @Override
        public @Nullable String chooseEngineServerAlias(
                String type, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
            return alias(type);
        }

        @Override
        public @Nullable String chooseServerAlias(
                String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return alias(type);
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return chain.toArray(new X509Certificate[0]);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return key;
        }

        @Override
        public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseClientAlias(
                String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return null;
        }

        @Override
        public String[] getServerAliases(String type, Principal @Nullable [] issuers) {
            return new String[] {"own"};
        }
    }
}
