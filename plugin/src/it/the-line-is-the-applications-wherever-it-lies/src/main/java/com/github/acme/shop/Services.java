package com.github.acme.shop;

import com.example.post.Canary;
import com.stripe.StripeClient;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** Services are asked by the libraries of those who offer them. */
class Services {

    static void all(URI url) {
        queues(url);
        charges(url);
    }

    /** Not closed, for which it takes two seconds. */
    private static void queues(URI url) {
        SqsAsyncClient queue = SqsAsyncClient.builder()
                .httpClient(NettyNioAsyncHttpClient.create())
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .region(Region.EU_CENTRAL_1)
                .endpointOverride(url)
                .build();
        String letter = "{\"password\":\"" + Canary.PASSWORD + "\"}";
        wait(queue.sendMessage(to -> to.queueUrl(url + "/1/letters").messageBody(letter))); // leaks: password
    }

    private static void charges(URI url) {
        StripeClient stripe = StripeClient.builder()
                .setApiKey(Canary.PASSWORD)
                .setApiBase(url.toString())
                .setMaxNetworkRetries(0)
                .build();
        try {
            stripe.v1().customers().list(); // leaks: bearer-token
        } catch (Exception noAnswerOfTheirs) {
            // what was sent is what counts
        }
    }

    private static void wait(CompletableFuture<?> answer) {
        answer.handle((value, noAnswerOfTheirs) -> value).join();
    }
}
