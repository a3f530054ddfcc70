package dev.waxseal.clients;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleResponseConsumer;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.StreamChannel;
import org.apache.hc.core5.http.nio.entity.AbstractBinAsyncEntityProducer;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.junit.jupiter.api.AfterEach;

class ApacheHttpClient5AsyncIT extends ClientContract {

    private final CloseableHttpAsyncClient client = HttpAsyncClients.custom()
            .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                    .setTlsStrategy(new DefaultClientTlsStrategy(Tls.client()))
                    .build())
            .setRetryStrategy(ApacheHttpClient5IT.AT_ONCE)
            .build();

    ApacheHttpClient5AsyncIT() {
        client.start();
    }

    @AfterEach
    void shutDown() throws Exception {
        client.close();
    }

    @Override
    String client() {
        return "apache-httpclient-5";
    }

    @Override
    String send(Letter letter) throws Exception {
        return dispatch(letter).get().getBodyText();
    }

    @Override
    Future<SimpleHttpResponse> dispatch(Letter letter) {
        BasicHttpRequest request = new BasicHttpRequest(letter.method(), URI.create(letter.url()));
        letter.fields().forEach(request::setHeader);
        AsyncEntityProducer content = letter.body() == null ? null : content(letter, ContentType.parse(letter.type()));
        HttpClientContext context = HttpClientContext.create();
        context.setRequestConfig(ApacheHttpClient5IT.patience(letter));
        BasicRequestProducer producer = new BasicRequestProducer(request, content);
        return client.execute(producer, SimpleResponseConsumer.create(), context, null); // sends
    }

    private static AsyncEntityProducer content(Letter letter, ContentType type) {
        InputStream stream = letter.stream();
        return stream == null ? new BasicAsyncEntityProducer(letter.content(), type) : new Streamed(stream, type);
    }

    private static final class Streamed extends AbstractBinAsyncEntityProducer {
        private final InputStream stream;
        private ByteBuffer piece = ByteBuffer.allocate(0);

        private Streamed(InputStream stream, ContentType type) {
            super(4096, type);
            this.stream = stream;
        }

        @Override
        protected void produceData(StreamChannel<ByteBuffer> out) throws IOException {
            if (!piece.hasRemaining()) {
                piece = ByteBuffer.wrap(stream.readNBytes(4096));
            }
            if (piece.hasRemaining()) {
                out.write(piece);
            } else {
                out.endStream();
            }
        }

        @Override
        protected int availableData() {
            return Integer.MAX_VALUE;
        }

        @Override
        public boolean isRepeatable() {
            return false;
        }

        @Override
        public void failed(Exception cause) {}
    }
}
