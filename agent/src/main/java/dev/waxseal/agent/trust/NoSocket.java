package dev.waxseal.agent.trust;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import javax.net.ssl.HandshakeCompletedListener;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/** The socket of a connection that does not exist, in the middle of its handshake; it is never connected. */
final class NoSocket extends SSLSocket {

    private final NoSession session;

    NoSocket(NoSession session) {
        this.session = session;
    }

    @Override
    public InetAddress getInetAddress() {
        return InetAddress.getLoopbackAddress();
    }

    @Override
    public int getPort() {
        return session.getPeerPort();
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        throw new IOException("no connection");
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        throw new IOException("no connection");
    }

    @Override
    public SSLParameters getSSLParameters() {
        return session.parameters();
    }

    @Override
    public SSLSession getHandshakeSession() {
        return session;
    }

    @Override
    public SSLSession getSession() {
        return session;
    }

    @Override
    public boolean getUseClientMode() {
        return true;
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return session.parameters().getCipherSuites();
    }

    @Override
    public String[] getEnabledCipherSuites() {
        return session.parameters().getCipherSuites();
    }

    @Override
    public void setEnabledCipherSuites(String[] suites) {
        // it negotiates nothing
    }

    @Override
    public String[] getSupportedProtocols() {
        return session.parameters().getProtocols();
    }

    @Override
    public String[] getEnabledProtocols() {
        return session.parameters().getProtocols();
    }

    @Override
    public void setEnabledProtocols(String[] protocols) {
        // it negotiates nothing
    }

    @Override
    public void addHandshakeCompletedListener(HandshakeCompletedListener listener) {
        // it is never completed
    }

    @Override
    public void removeHandshakeCompletedListener(HandshakeCompletedListener listener) {
        // it is never completed
    }

    @Override
    public void startHandshake() throws IOException {
        throw new IOException("no connection");
    }

    @Override
    public void setUseClientMode(boolean mode) {
        // it negotiates nothing
    }

    @Override
    public void setNeedClientAuth(boolean need) {
        // it negotiates nothing
    }

    @Override
    public boolean getNeedClientAuth() {
        return false;
    }

    @Override
    public void setWantClientAuth(boolean want) {
        // it negotiates nothing
    }

    @Override
    public boolean getWantClientAuth() {
        return false;
    }

    @Override
    public void setEnableSessionCreation(boolean flag) {
        // it negotiates nothing
    }

    @Override
    public boolean getEnableSessionCreation() {
        return true;
    }
}
