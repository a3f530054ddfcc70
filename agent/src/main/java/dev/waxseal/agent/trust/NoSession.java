package dev.waxseal.agent.trust;

import java.security.Principal;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSessionContext;
import org.jspecify.annotations.Nullable;

/** The session of a connection that does not exist, as those see it who are asked about the other end. */
final class NoSession extends ExtendedSSLSession {

    private static final int PACKET = 16 * 1024;

    private final String host;
    private final int port;
    private final X509Certificate[] chain;
    private final boolean checksHost;
    private final Map<String, Object> values = new HashMap<>();

    /** With this host, which has presented that chain; whether the client had TLS compare the two. */
    NoSession(String host, int port, X509Certificate[] chain, boolean checksHost) {
        this.host = host;
        this.port = port;
        this.chain = chain;
        this.checksHost = checksHost;
    }

    /** What the client asked for. */
    SSLParameters parameters() {
        SSLParameters parameters = new SSLParameters(new String[] {getCipherSuite()}, new String[] {getProtocol()});
        parameters.setEndpointIdentificationAlgorithm(checksHost ? "HTTPS" : null);
        return parameters;
    }

    @Override
    public Certificate[] getPeerCertificates() {
        return chain.clone();
    }

    @Override
    public Principal getPeerPrincipal() {
        return chain[0].getSubjectX500Principal();
    }

    @Override
    public String getPeerHost() {
        return host;
    }

    @Override
    public int getPeerPort() {
        return port;
    }

    @Override
    public List<SNIServerName> getRequestedServerNames() {
        try {
            return List.of(new SNIHostName(host));
        } catch (IllegalArgumentException address) {
            return List.of();
        }
    }

    @Override
    public String[] getLocalSupportedSignatureAlgorithms() {
        return new String[] {"SHA256withECDSA", "SHA256withRSA"};
    }

    @Override
    public String[] getPeerSupportedSignatureAlgorithms() {
        return getLocalSupportedSignatureAlgorithms();
    }

    @Override
    public List<byte[]> getStatusResponses() {
        return List.of();
    }

    @Override
    public String getCipherSuite() {
        return "TLS_AES_128_GCM_SHA256";
    }

    @Override
    public String getProtocol() {
        return "TLSv1.3";
    }

    @Override
    public byte[] getId() {
        return new byte[0];
    }

    @Override
    public @Nullable SSLSessionContext getSessionContext() {
        return null;
    }

    @Override
    public long getCreationTime() {
        return System.currentTimeMillis();
    }

    @Override
    public long getLastAccessedTime() {
        return System.currentTimeMillis();
    }

    @Override
    public void invalidate() {
        // there is nothing to be invalidated
    }

    @Override
    public boolean isValid() {
        return true;
    }

    @Override
    public void putValue(String name, Object value) {
        values.put(name, value);
    }

    @Override
    public @Nullable Object getValue(String name) {
        return values.get(name);
    }

    @Override
    public void removeValue(String name) {
        values.remove(name);
    }

    @Override
    public String[] getValueNames() {
        return values.keySet().toArray(new String[0]);
    }

    @Override
    public Certificate @Nullable [] getLocalCertificates() {
        return null;
    }

    @Override
    public @Nullable Principal getLocalPrincipal() {
        return null;
    }

    @Override
    public int getPacketBufferSize() {
        return PACKET;
    }

    @Override
    public int getApplicationBufferSize() {
        return PACKET;
    }
}
