package dev.waxseal.detect;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.waxseal.wire.Content;
import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.RequestHead;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What nearly all content is, costs nothing but the look at it. */
class CleanContentTest {
    private static final Detection DETECTION = Detection.standard();
    private static final RequestHead HEAD = new RequestHead(
            "POST",
            "http",
            "/v1/orders/42?page=2",
            "shop.example",
            "HTTP/1.1",
            new Fields(List.of(
                    new Field("Host", "shop.example"),
                    new Field("Content-Type", "application/json"),
                    new Field("User-Agent", "Java-http-client/17.0.15"),
                    new Field("X-Request-Id", "7c9e6679-7425-40de-944b-e07fc1f90ae7"))));

    /** Far less than one object for each of so many inspections; the measuring itself takes some. */
    private static final int INSPECTIONS = 1000;

    private static final long NOTHING = 4096;

    static Stream<String> clean() {
        return Stream.of(
                """
                {"orderId":"60a11664-0913-4777-bbd0-5bbce7196d02","status":"SHIPPED","createdAt":"2026-01-26T19:01:12Z",
                "total":149.95,"customerId":40177,"active":true,"lines":[{"sku":"ABC-4711-XL","title":"a lazy dog",
                "quantity":2,"unitPrice":74.95,"imageUrl":"https://cdn.example/img/0f2c9b7d11e04a55.jpg"}]}""",
                """
                {"metric":"http.server.requests","ts":1700000123456,"values":[17,0.48219746301245,88.02,204],
                "tags":{"uri":"/api/v1/items/{id}","traceId":"4bf92f3577b34da6a3ce929d0e0e4736"}}""",
                """
                {"name":"Widget 17","tags":["new","sale"],"rating":{"average":4.5,"count":1034},"email":null,
                "author_association":"OWNER","_links":{"self":{"href":"http://localhost:8080/api/products/17"}}}""",
                "q=the+quick+brown+fox&page=3&size=20&sort=createdAt%2Cdesc&filter%5Bstatus%5D=open&lang=en-GB",
                """
                <div class="card" id="item-42"><a href="/products/42/details?ref=list&amp;page=3"><img src="/img/a1b2.webp"
                alt="a shipping box"></a><span class="price">149.95</span><p>Fits every platform.</p></div>""");
    }

    @ParameterizedTest
    @MethodSource("clean")
    void clean_content_is_inspected_without_allocating_memory(String text) {
        byte[] bytes = text.repeat(8).getBytes(StandardCharsets.UTF_8);
        Content content = new Content(HEAD, Content.Form.BODY, bytes, 0, bytes.length);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        inspect(content);

        long before = threads.getThreadAllocatedBytes(thread);
        int found = inspect(content);
        long allocated = threads.getThreadAllocatedBytes(thread) - before;

        assertThat(found).isZero();
        assertThat(allocated).isLessThan(NOTHING);
    }

    private static int inspect(Content content) {
        int found = 0;
        for (int i = 0; i < INSPECTIONS; i++) {
            found += DETECTION.inspect(HEAD).size() + DETECTION.inspect(content).size();
        }
        return found;
    }
}
