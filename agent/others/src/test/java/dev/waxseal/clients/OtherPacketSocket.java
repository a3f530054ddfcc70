package dev.waxseal.clients;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;

/** A connection on which the handshake of TLS goes in packets of SQL Server's protocol (MS-TDS section 2.2.3), and nothing else. */
final class OtherPacketSocket extends Socket {

    static final int HEAD = 8;
    private static final int HANDSHAKE = 0x12;

    private final Socket under;
    private int left;
    private volatile boolean over;

    OtherPacketSocket(Socket under) {
        this.under = under;
    }

    static byte[] head(int type, int content) {
        int length = content + HEAD;
        return new byte[] {(byte) type, 1, (byte) (length >> 8), (byte) length, 0, 0, 1, 0};
    }

    static int length(byte[] head, int at) {
        return (head[at] & 0xff) << 8 | (head[at + 1] & 0xff);
    }

    @Override
    public InputStream getInputStream() throws IOException {
        InputStream in = under.getInputStream();
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                if (!over && left == 0) {
                    int type = in.read();
                    if (type != HANDSHAKE) {
                        over = true;
                        bytes[from] = (byte) type;
                        return type < 0 ? -1 : 1;
                    }
                    left = length(in.readNBytes(HEAD - 1), 1) - HEAD;
                }
                int read = in.read(bytes, from, over ? length : Math.min(length, left));
                left -= over ? 0 : read;
                return read;
            }
        };
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        OutputStream out = under.getOutputStream();
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                if (!over) {
                    out.write(head(HANDSHAKE, length));
                }
                out.write(bytes, from, length);
            }
        };
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public InetAddress getInetAddress() {
        return under.getInetAddress();
    }

    @Override
    public int getPort() {
        return under.getPort();
    }

    @Override
    public synchronized void setSoTimeout(int milliseconds) throws SocketException {
        under.setSoTimeout(milliseconds);
    }

    @Override
    public synchronized int getSoTimeout() throws SocketException {
        return under.getSoTimeout();
    }

    @Override
    public synchronized void close() throws IOException {
        under.close();
    }
}
