package dev.waxseal.clients;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Jetty 10 and 11, called by reflection because their requests stand in other packages than those of 12. */
class JettyOlderIT extends ClientContract {

    private final HttpClient client = new HttpClient();

    @BeforeAll
    static void isThere() throws NoSuchMethodException {
        Class<?> request =
                HttpClient.class.getMethod("newRequest", String.class).getReturnType();
        assumeFalse(request.getName().equals("org.eclipse.jetty.client.Request"), "this is Jetty 12");
    }

    @BeforeEach
    void start() throws Exception {
        SslContextFactory.Client tls = new SslContextFactory.Client();
        tls.setSslContext(Tls.client());
        client.getContainedBeans(ClientConnector.class).forEach(connector -> connector.setSslContextFactory(tls));
        client.start();
    }

    @AfterEach
    void shutDown() throws Exception {
        client.stop();
    }

    @Override
    String client() {
        return "jetty";
    }

    @Override
    String send(Letter letter) throws Exception {
        Object request = call(client, "newRequest", letter.url());
        call(request, "method", letter.method());
        call(request, "idleTimeout", (long) letter.patienceMillis(), TimeUnit.MILLISECONDS);
        for (Map.Entry<String, String> field : letter.fields().entrySet()) {
            call(request, "header", field.getKey(), field.getValue());
        }
        if (letter.body() != null) {
            call(request, "body", content(letter));
        }
        return (String) call(call(request, "send"), "getContentAsString");
    }

    private static Object content(Letter letter) throws ReflectiveOperationException {
        return letter.stream() == null
                ? Class.forName("org.eclipse.jetty.client.util.BytesRequestContent")
                        .getConstructor(String.class, byte[][].class)
                        .newInstance(letter.type(), new byte[][] {letter.content()})
                : Class.forName("org.eclipse.jetty.client.util.InputStreamRequestContent")
                        .getConstructor(String.class, InputStream.class)
                        .newInstance(letter.type(), letter.stream());
    }

    private static Object call(Object subject, String name, Object... arguments) throws Exception {
        for (Method method : subject.getClass().getMethods()) {
            if (method.getName().equals(name) && takes(method, arguments)) {
                try {
                    return method.invoke(subject, arguments); // sends
                } catch (InvocationTargetException e) {
                    throw (Exception) e.getCause();
                }
            }
        }
        throw new NoSuchMethodException(name);
    }

    private static boolean takes(Method method, Object... arguments) {
        Class<?>[] types = method.getParameterTypes();
        boolean takes = types.length == arguments.length;
        for (int i = 0; takes && i < types.length; i++) {
            takes = types[i].isInstance(arguments[i]) || (types[i] == long.class && arguments[i] instanceof Long);
        }
        return takes;
    }
}
