package com.example.shop;

import java.io.IOException;
import java.net.URI;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;

/** Tells readers what is new. Talks through Apache HttpClient. */
public final class Newsletter implements AutoCloseable {

    private final CloseableHttpClient client = HttpClients.createDefault();
    private final URI newsletter;
    private final String token;

    public Newsletter(URI newsletter, String token) {
        this.newsletter = newsletter;
        this.token = token;
    }

    /** Whether the newsletter took up the reader. */
    public boolean subscribes(String reader) throws IOException {
        HttpPost subscription = new HttpPost(newsletter.resolve("/readers/" + reader));
        subscription.setHeader("Authorization", "Bearer " + token);
        return client.execute(subscription, response -> response.getCode() == 200); // leaks: bearer-token
    }

    /** How many issues there are. Nothing secret here, so nothing to complain of. */
    public int issues() throws IOException {
        HttpGet issues = new HttpGet(newsletter.resolve("/issues"));
        return client.execute(
                issues,
                response -> Integer.parseInt(
                        new String(response.getEntity().getContent().readAllBytes())));
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
