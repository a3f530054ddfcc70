package dev.waxseal.clients;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A server on the loopback interface that says what a protocol says before TLS, and hears the first that is sent through it. */
final class OtherServer implements AutoCloseable {

    private static final int PATIENCE = 10_000;

    private final ServerSocket listening;
    private final OtherPreface preface;
    private final OtherAuthority authority;
    private final CountDownLatch heard = new CountDownLatch(1);
    private volatile @Nullable IOException trouble;

    OtherServer(OtherPreface preface, OtherAuthority authority) throws IOException {
        this.preface = preface;
        this.authority = authority;
        listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread serving = new Thread(this::serve, "other server");
        serving.setDaemon(true);
        serving.start();
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Waits until a client has sent something that only it and the server can read. */
    void awaitSealed() throws IOException, InterruptedException {
        if (!heard.await(PATIENCE, TimeUnit.MILLISECONDS)) {
            throw new IOException("nothing was heard through TLS", trouble);
        }
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (Socket socket = listening.accept()) {
                socket.setSoTimeout(PATIENCE);
                socket.setTcpNoDelay(true);
                hear(socket);
            } catch (IOException e) {
                trouble = e;
            }
        }
    }

    private void hear(Socket socket) throws IOException {
        Socket under = preface.speak(socket, socket.getInputStream(), socket.getOutputStream());
        try (SSLSocket sealed = (SSLSocket)
                authority.server().getSocketFactory().createSocket(under, "client", under.getPort(), true)) {
            sealed.setUseClientMode(false);
            if (under != socket) {
                sealed.setEnabledProtocols(
                        new String[] {"TLSv1.2"}); // in 1.3 the server would not know when it is over
            }
            sealed.startHandshake();
            sealed.getOutputStream().write(preface.greeting());
            if (sealed.getInputStream().read() >= 0) {
                heard.countDown();
            }
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
