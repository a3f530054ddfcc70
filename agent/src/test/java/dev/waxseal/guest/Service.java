package dev.waxseal.guest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;

/** A service that sends a great many orders: {@code Service URL HOW NUMBER}. */
@SuppressWarnings("SystemOut")
public final class Service {

    private static final long SECOND = 1_000_000_000;

    private Service() {}

    public static void main(String[] arguments) throws Exception {
        int number = Integer.parseInt(arguments[2]);
        int answered = 0;
        if (arguments[1].equals("posts")) {
            for (int i = 0; i < number; i++) {
                answered += post(arguments[0] + "?token=Canary-9k2w-Otter", order(i, 1)) ? 1 : 0;
            }
        } else {
            long until = System.nanoTime() + number * SECOND;
            for (int i = 0; System.nanoTime() - until < 0; i++) {
                answered += post(arguments[0], order(i, 500)) ? 1 : 0;
            }
        }
        System.out.println(answered + " answered");
    }

    /** An order of so many items, unlike any other. */
    private static String order(int number, int items) {
        StringBuilder order = new StringBuilder("{\"password\":\"Canary-7f3q-Zebra\",\"number\":").append(number);
        order.append(",\"items\":[");
        for (int i = 0; i < items; i++) {
            order.append(i == 0 ? "" : ",")
                    .append("{\"name\":\"screw no. ")
                    .append(number + i)
                    .append("\",\"price\":");
            order.append(number % 97 + i).append('}');
        }
        return order.append("]}").toString();
    }

    private static boolean post(String url, String order) throws Exception {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.getOutputStream().write(order.getBytes(US_ASCII));
        try (InputStream in = connection.getInputStream()) {
            return in.readAllBytes().length == 6;
        }
    }
}
