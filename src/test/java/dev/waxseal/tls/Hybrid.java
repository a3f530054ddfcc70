package dev.waxseal.tls;

import java.util.ArrayList;
import java.util.List;
import java.util.Vector;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateEntry;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.NamedGroup;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.SignatureScheme;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsClientProtocol;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsProtocol;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsServerProtocol;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;

/** A handshake with X25519MLKEM768, which the JDK has from 27 on, by Bouncy Castle's own TLS. */
final class Hybrid {

    private static final int GROUP = NamedGroup.X25519MLKEM768;

    private Hybrid() {}

    static Recording handshake(Identity identity) throws Exception {
        BcTlsCrypto crypto = new BcTlsCrypto();
        TlsClientProtocol client = new TlsClientProtocol();
        TlsServerProtocol server = new TlsServerProtocol();
        server.accept(new DefaultTlsServer(crypto) {
            @Override
            protected ProtocolVersion[] getSupportedVersions() {
                return ProtocolVersion.TLSv13.only();
            }

            @Override
            public int[] getSupportedGroups() {
                return new int[] {GROUP};
            }

            @Override
            public TlsCredentials getCredentials() throws java.io.IOException {
                return credentials();
            }

            private TlsCredentialedSigner credentials() throws java.io.IOException {
                CertificateEntry own = new CertificateEntry(
                        crypto.createCertificate(identity.der().get(0)), null);
                return new BcDefaultTlsCredentialedSigner(
                        new TlsCryptoParameters(context),
                        crypto,
                        PrivateKeyFactory.createKey(identity.key().getPrivate().getEncoded()),
                        new Certificate(new byte[0], new CertificateEntry[] {own}),
                        SignatureAndHashAlgorithm.getInstance(
                                SignatureScheme.getHashAlgorithm(SignatureScheme.ecdsa_secp256r1_sha256),
                                SignatureScheme.getSignatureAlgorithm(SignatureScheme.ecdsa_secp256r1_sha256)));
            }
        });
        client.connect(new DefaultTlsClient(crypto) {
            @Override
            protected ProtocolVersion[] getSupportedVersions() {
                return ProtocolVersion.TLSv13.only();
            }

            @Override
            @SuppressWarnings("rawtypes") // Bouncy Castle's
            protected Vector<Integer> getSupportedGroups(Vector roles) {
                return new Vector<>(List.of(GROUP, NamedGroup.x25519));
            }

            @Override
            public Vector<Integer> getEarlyKeyShareGroups() {
                return new Vector<>(List.of(GROUP, NamedGroup.x25519));
            }

            @Override
            public TlsAuthentication getAuthentication() {
                return new TlsAuthentication() {
                    @Override
                    public void notifyServerCertificate(TlsServerCertificate certificate) {}

                    @Override
                    public @Nullable TlsCredentials getClientCredentials(
                            org.bouncycastle.tls.CertificateRequest request) {
                        return null;
                    }
                };
            }
        });
        List<Recording.Flight> flights = new ArrayList<>();
        for (int turn = 0; turn < 3; turn++) {
            flights.add(new Recording.Flight(true, said(client, server)));
            flights.add(new Recording.Flight(false, said(server, client)));
        }
        flights.removeIf(flight -> flight.bytes().length == 0);
        return new Recording(flights);
    }

    private static byte[] said(TlsProtocol by, TlsProtocol to) throws java.io.IOException {
        byte[] said = new byte[by.getAvailableOutputBytes()];
        by.readOutput(said, 0, said.length);
        if (said.length > 0) {
            to.offerInput(said);
        }
        return said;
    }
}
