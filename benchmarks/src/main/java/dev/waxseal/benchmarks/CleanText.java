package dev.waxseal.benchmarks;

import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/** Makes up what nearly all messages are: texts of the usual forms without anything sensitive in them. */
final class CleanText {
    private static final String[] WORDS =
            ("the quick brown fox that jumps over a lazy dog and then sleeps until spring while branches grow in every"
                            + " forest where authors keep their monkeys from the keyboard of some platform with tests for"
                            + " each release it is as good as it was to be on time by then so we ship a box or two at night")
                    .split(" ", -1);

    private final Random random = new Random(1);

    /** So many bytes of the form; cut wherever that ends. */
    String of(String form, int bytes) {
        StringBuilder text = new StringBuilder(bytes + 1024);
        boolean json = !form.equals("html") && !form.equals("form") && !form.equals("prose");
        text.append(json ? "{\"items\":[" : "");
        while (text.length() < bytes) {
            switch (form) {
                case "repositories" -> repository(text);
                case "orders" -> order(text);
                case "metrics" -> metric(text);
                case "products" -> product(text);
                case "html" -> card(text);
                case "form" -> search(text);
                case "prose" -> words(text, 30).append(". ");
                default -> throw new IllegalArgumentException(form);
            }
            text.append(json ? "," : "");
        }
        return text.substring(0, bytes);
    }

    private void repository(StringBuilder out) {
        out.append("{\"id\":").append(100_000_000 + random.nextInt(800_000_000));
        out.append(",\"node_id\":\"MDEwOlJlcG9zaXRvcnkxMjk2MjY5\",\"full_name\":\"octocat/Hello-World\",\"owner\":{");
        out.append("\"login\":\"octocat\",\"gravatar_id\":\"\",\"url\":\"https://api.example/users/octocat\",");
        out.append("\"site_admin\":false},\"private\":false,\"description\":\"");
        words(out, 12).append("\",\"keys_url\":\"https://api.example/repos/octocat/keys{/key_id}\",\"created_at\":\"");
        time(out).append("\",\"score\":").append(random.nextDouble());
        out.append(",\"email\":null,\"author_association\":\"OWNER\"}");
    }

    private void order(StringBuilder out) {
        out.append("{\"orderId\":\"").append(new UUID(random.nextLong(), random.nextLong()));
        out.append("\",\"status\":\"SHIPPED\",\"createdAt\":\"");
        time(out).append("\",\"updatedAt\":\"");
        time(out).append("\",\"currency\":\"EUR\",\"customerId\":").append(1000 + random.nextInt(90_000));
        out.append(",\"lines\":[{\"sku\":\"ABC-")
                .append(1000 + random.nextInt(9000))
                .append("-XL\",\"title\":\"");
        words(out, 4).append("\",\"quantity\":2,\"unitPrice\":").append(random.nextInt(10_000) / 100.0);
        out.append(",\"imageUrl\":\"https://cdn.example/img/").append(Long.toHexString(random.nextLong()));
        out.append(".jpg\"}],\"shipping\":{\"method\":\"STANDARD\",\"carrier\":\"DHL\"},\"notes\":null}");
    }

    private void metric(StringBuilder out) {
        out.append("{\"metric\":\"http.server.requests\",\"ts\":").append(1_700_000_000_000L + random.nextInt());
        out.append(",\"values\":[").append(random.nextInt(5000));
        for (int i = 0; i < 4; i++) {
            out.append(',').append(random.nextDouble());
            out.append(',').append(String.format(Locale.ROOT, "%.2f", random.nextDouble() * 100));
        }
        out.append("],\"tags\":{\"status\":\"200\",\"uri\":\"/api/v1/items/{id}\",\"traceId\":\"");
        out.append(String.format("%016x%016x", random.nextLong(), random.nextLong()))
                .append("\"}}");
    }

    private void product(StringBuilder out) {
        int id = random.nextInt(100_000);
        out.append("{\"name\":\"Widget ")
                .append(id)
                .append("\",\"category\":\"TOOLS\",\"active\":true,\"tags\":[\"new\",");
        out.append("\"sale\"],\"dimensions\":{\"width\":")
                .append(random.nextInt(300))
                .append(",\"unit\":\"mm\"},");
        out.append("\"rating\":{\"average\":4.5,\"count\":")
                .append(random.nextInt(5000))
                .append("},\"description\":\"");
        words(out, 20).append("\",\"lastModified\":\"");
        time(out).append("\",\"_links\":{\"self\":{\"href\":\"http://localhost:8080/api/products/");
        out.append(id).append("\"},\"reviews\":{\"href\":\"http://localhost:8080/api/products/");
        out.append(id).append("/reviews{?page,size,sort}\",\"templated\":true}}}");
    }

    private void card(StringBuilder out) {
        out.append("<div class=\"card card--compact\" id=\"item-")
                .append(random.nextInt(9999))
                .append("\">\n  <a href=\"");
        out.append("/products/")
                .append(random.nextInt(99_999))
                .append("?ref=list&amp;page=3\" class=\"link\"><img src=\"");
        out.append("/static/img/").append(Integer.toHexString(random.nextInt())).append(".webp\" alt=\"");
        words(out, 3).append("\" width=\"320\" loading=\"lazy\"></a>\n  <h3 class=\"title\">");
        words(out, 5).append("</h3>\n  <p>");
        words(out, 25).append(".</p>\n  <span class=\"price\">").append(random.nextInt(10_000) / 100.0);
        out.append("</span>\n  <button type=\"button\" disabled>Add to basket</button>\n</div>\n");
    }

    private void search(StringBuilder out) {
        out.append("q=the+quick+brown&page=").append(random.nextInt(50)).append("&sort=createdAt%2Cdesc&filter%5B");
        out.append("status%5D=open&from=2026-01-05&category=").append(random.nextInt(999));
        out.append("&view=list&lang=en-GB&ts=")
                .append(1_700_000_000_000L + random.nextInt())
                .append('&');
    }

    private StringBuilder time(StringBuilder out) {
        return out.append(String.format(
                "20%02d-%02d-%02dT%02d:%02d:%02d%s",
                18 + random.nextInt(9),
                1 + random.nextInt(12),
                1 + random.nextInt(28),
                random.nextInt(24),
                random.nextInt(60),
                random.nextInt(60),
                random.nextBoolean() ? "Z" : "+00:00"));
    }

    private StringBuilder words(StringBuilder out, int count) {
        for (int i = 0; i < count; i++) {
            out.append(i > 0 ? " " : "").append(WORDS[random.nextInt(WORDS.length)]);
        }
        return out;
    }
}
