import dev.waxseal.detect.Detection;
import dev.waxseal.wire.Content;
import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.Passage;
import dev.waxseal.wire.RequestHead;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** How fast clean content of a megabyte is inspected in stretches, as the wire hands it on; the best of many in CPU time of the thread. */
public final class LongContent {

    private static final int SIZE = 1 << 20;
    private static final long WARM = 1_000_000_000L;
    private static final int ROUNDS = 400;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Detection DETECTION = Detection.standard();

    private LongContent() {}

    /** {@code LongContent orders lines map form xml csv log multipart} */
    public static void main(String[] forms) {
        for (String form : forms) {
            byte[] bytes = text(form).getBytes(StandardCharsets.UTF_8);
            RequestHead head = new RequestHead(
                    "POST",
                    "http",
                    "/",
                    "a.example",
                    "HTTP/1.1",
                    new Fields(List.of(new Field("Content-Type", type(form)))));
            int found = 0;
            for (long begin = THREADS.getCurrentThreadCpuTime(); THREADS.getCurrentThreadCpuTime() - begin < WARM; ) {
                found += inspect(head, bytes);
            }
            long best = Long.MAX_VALUE;
            for (int i = 0; i < ROUNDS; i++) {
                long begin = THREADS.getCurrentThreadCpuTime();
                found += inspect(head, bytes);
                best = Math.min(best, THREADS.getCurrentThreadCpuTime() - begin);
            }
            System.out.printf("%-10s %5.0f MB/s%s%n", form, bytes.length * 1e3 / best, found == 0 ? "" : ", not clean");
        }
    }

    private static int inspect(RequestHead head, byte[] bytes) {
        Passage passage = new Passage();
        int found = 0;
        for (int from = 0; from < bytes.length; from += Content.STRETCH) {
            int to = Math.min(bytes.length, from + Content.STRETCH);
            Content stretch =
                    new Content(head, Content.Form.BODY, bytes, from, to, passage, from == 0, to == bytes.length);
            found += DETECTION.inspect(stretch).size();
        }
        return found;
    }

    private static String type(String form) {
        return switch (form) {
            case "orders", "map" -> "application/json";
            case "lines" -> "application/x-ndjson";
            case "form" -> "application/x-www-form-urlencoded";
            case "xml" -> "application/xml";
            case "csv" -> "text/csv";
            case "log" -> "text/plain";
            case "multipart" -> "multipart/form-data; boundary=frontier";
            default -> throw new IllegalArgumentException(form);
        };
    }

    private static String text(String form) {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder(SIZE + 1024);
        text.append(beginning(form));
        while (text.length() < SIZE) {
            text.append(piece(form, random));
        }
        return text.toString();
    }

    private static String beginning(String form) {
        return switch (form) {
            case "orders" -> "{\"items\":[";
            case "map" -> "{";
            case "xml" -> "<?xml version=\"1.0\"?><items>";
            case "csv" -> "id,title,status,quantity,price,note\n";
            case "multipart" ->
                "--frontier\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.json\"\r\n"
                        + "Content-Type: application/json\r\n\r\n[";
            default -> "";
        };
    }

    private static String piece(String form, Random random) {
        int number = 1000 + random.nextInt(9000);
        return switch (form) {
            case "orders", "multipart" -> order(number, random) + ',';
            case "lines" -> order(number, random) + '\n';
            case "map" ->
                "\"item-" + random.nextInt(999_999) + "\":{\"count\":" + number + ",\"title\":\"brown fox\"},";
            case "form" ->
                "q=the+quick+brown&page=" + number % 50
                        + "&sort=createdAt%2Cdesc&filter%5Bstatus%5D=open&from=2026-01-05" + "&category=" + number % 999
                        + "&view=list&lang=en-GB&";
            case "xml" ->
                "<item id=\"" + number + "\"><title>quick brown fox</title><status>SHIPPED</status>\n"
                        + "  <lines><line sku=\"ABC-" + number + "\"><quantity>2</quantity></line></lines>"
                        + "<note>the lazy dog sleeps until spring while branches grow</note></item>\n";
            case "csv" -> number + ",quick brown fox,SHIPPED,2,17.5,\"the lazy dog, it sleeps until spring\"\n";
            case "log" ->
                "2026-01-05 10:11:12 INFO  [main] c.e.shop.OrderService - Order " + number + " shipped in 40 ms\n";
            default -> throw new IllegalArgumentException(form);
        };
    }

    private static String order(int number, Random random) {
        return "{\"orderId\":\"" + new UUID(random.nextLong(), random.nextLong())
                + "\",\"status\":\"SHIPPED\",\"createdAt\":\"2026-01-05T10:11:12Z\",\"currency\":\"EUR\",\"customerId\":"
                + number + ",\"lines\":[{\"sku\":\"ABC-" + number + "-XL\",\"title\":\"quick brown fox over\","
                + "\"quantity\":2,\"unitPrice\":" + number / 100.0 + ",\"imageUrl\":\"https://cdn.example/img/"
                + Long.toHexString(random.nextLong()) + ".jpg\"}],\"shipping\":{\"method\":\"STANDARD\","
                + "\"carrier\":\"DHL\"},\"notes\":null}";
    }
}
