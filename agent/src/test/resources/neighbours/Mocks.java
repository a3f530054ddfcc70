import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.when;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.SocketChannel;

/** Makes mocks of classes that the agent has woven, which Mockito weaves once more; then sends a letter. */
public final class Mocks {

    public static void main(String[] arguments) throws Exception {
        Socket socket = mock(Socket.class);
        when(socket.getPort()).thenReturn(7);
        SocketChannel channel = mock(SocketChannel.class);
        when(channel.isConnected()).thenReturn(true);
        HttpURLConnection connection = mock(HttpURLConnection.class);
        when(connection.getResponseCode()).thenReturn(418);
        System.out.println(socket.getPort() + " " + channel.isConnected() + " " + connection.getResponseCode());
        InetAddress here = InetAddress.getLoopbackAddress();
        try (var addresses = mockStatic(InetAddress.class)) {
            addresses.when(InetAddress::getLocalHost).thenReturn(here);
            System.out.println(InetAddress.getLocalHost() == here);
        }
        try (OutputStream out = mock(OutputStream.class)) {
            out.write(1);
        }
        try (InputStream in = URI.create(arguments[0]).toURL().openStream()) {
            System.out.println(new String(in.readAllBytes()));
        }
    }
}
