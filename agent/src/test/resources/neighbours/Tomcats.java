import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;

/** Serves and asks in one JVM. */
public final class Tomcats {

    private static final Logger LOG = Logger.getLogger("org.apache");

    public static void main(String[] arguments) throws Exception {
        LOG.setLevel(Level.OFF);
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(arguments[0]);
        tomcat.setHostname("127.0.0.1");
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext("", arguments[0]);
        Tomcat.addServlet(context, "letters", new HttpServlet() {
            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                response.getWriter()
                        .print("thanks for " + request.getParameterMap().keySet());
            }
        });
        context.addServletMappingDecoded("/*", "letters");
        tomcat.start();
        String url = "http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + arguments[1];
        try (InputStream in = URI.create(url).toURL().openStream()) {
            System.out.println(new String(in.readAllBytes()));
        }
        tomcat.stop();
        tomcat.destroy();
    }
}
