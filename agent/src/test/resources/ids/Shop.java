import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Supplier;
import lombok.Builder;
import lombok.Getter;
import lombok.SneakyThrows;
import lombok.Synchronized;
import lombok.Value;

/** Passwords in clear from methods that somebody else writes, and from accessors: {@code Shop URL}. */
public final class Shop {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static String origin;

    private static HttpRequest login(String path) {
        return HttpRequest.newBuilder(URI.create(origin + path + "?password=Canary-7f3q-Zebra"))
                .build();
    }

    static class Account {
        @Getter(lazy = true)
        private final Object token = CLIENT.sendAsync(login("/lazy-getter"), BodyHandlers.discarding())
                .join();

        @Synchronized
        void locked() {
            CLIENT.sendAsync(login("/synchronized"), BodyHandlers.discarding()).join();
        }

        @SneakyThrows
        void sneaky() {
            CLIENT.send(login("/sneaky-throws"), BodyHandlers.discarding());
        }
    }

    @Builder
    static class Order {
        @Builder.Default
        private final Object token = CLIENT.sendAsync(login("/builder-default"), BodyHandlers.discarding())
                .join();
    }

    @Value
    static class Customer {
        Supplier<Object> token = () ->
                CLIENT.sendAsync(login("/value"), BodyHandlers.discarding()).join();
    }

    record Card(Supplier<Object> number) {
        Card {
            Supplier<Object> check = () -> CLIENT.sendAsync(login("/record"), BodyHandlers.discarding())
                    .join();
            check.get();
        }

        @Override
        public Supplier<Object> number() {
            return new Supplier<>() {
                @Override
                public Object get() {
                    return CLIENT.sendAsync(login("/record-accessor"), BodyHandlers.discarding())
                            .join();
                }
            };
        }
    }

    public static void main(String[] arguments) {
        origin = arguments[0];
        new Account().getToken();
        new Account().locked();
        new Account().sneaky();
        Order.builder().build();
        new Customer().getToken().get();
        new Card(null).number().get();
    }
}
