import com.linecorp.armeria.client.WebClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Calls by a client that writes on loops of its own, from several lines at once: {@code Interleaved URL THREADS CALLS}. */
public final class Interleaved {

    private static WebClient client;

    private static void first() {
        client.get("/first?password=Canary-7f3q-Zebra").aggregate().join(); // line of /first
    }

    private static void second() {
        client.get("/second?password=Canary-7f3q-Zebra").aggregate().join(); // line of /second
    }

    private static void third() {
        client.get("/third?password=Canary-7f3q-Zebra").aggregate().join(); // line of /third
    }

    public static void main(String[] arguments) throws Exception {
        client = WebClient.of(arguments[0]);
        Runnable[] calls = {Interleaved::first, Interleaved::second, Interleaved::third};
        ExecutorService callers = Executors.newFixedThreadPool(Integer.parseInt(arguments[1]));
        List<Future<?>> results = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            results.add(callers.submit(calls[i % calls.length]));
        }
        for (Future<?> result : results) {
            result.get();
        }
        System.exit(0);
    }
}
