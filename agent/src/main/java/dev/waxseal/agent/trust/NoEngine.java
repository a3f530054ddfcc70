package dev.waxseal.agent.trust;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** The engine of a connection that does not exist, in the middle of its handshake. */
final class NoEngine extends SSLEngine {

    private final NoSession session;

    NoEngine(NoSession session) {
        super(session.getPeerHost(), session.getPeerPort());
        this.session = session;
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
    public HandshakeStatus getHandshakeStatus() {
        return HandshakeStatus.NEED_TASK;
    }

    @Override
    public SSLEngineResult wrap(ByteBuffer[] from, int offset, int length, ByteBuffer to) throws SSLException {
        throw new SSLException("no connection");
    }

    @Override
    public SSLEngineResult unwrap(ByteBuffer from, ByteBuffer[] to, int offset, int length) throws SSLException {
        throw new SSLException("no connection");
    }

    @Override
    public @Nullable Runnable getDelegatedTask() {
        return null;
    }

    @Override
    public void closeInbound() {
        // nothing is open
    }

    @Override
    public boolean isInboundDone() {
        return false;
    }

    @Override
    public void closeOutbound() {
        // nothing is open
    }

    @Override
    public boolean isOutboundDone() {
        return false;
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
    public void beginHandshake() throws SSLException {
        throw new SSLException("no connection");
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
