package dev.waxseal.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ChannelCredentials;
import io.grpc.ClientInterceptors;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Server;
import io.grpc.ServerCredentials;
import io.grpc.ServerServiceDefinition;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import io.grpc.TlsServerCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/**
 * What holds for gRPC over each of its transports: metadata and messages of every kind of call are heard, with the line
 * that made it. Messages are bytes as protobuf makes them; nothing here knows their meaning.
 */
abstract class GrpcContract {

    private static final String CARD = "4111111111111111";
    private static final Metadata.Key<String> AUTHORIZATION = key("authorization");
    private static final Metadata.Key<String> API_KEY = key("x-api-key");
    private static final String TOKEN = "Bearer Canary-7f3q-Zebra-5581";

    private static final MethodDescriptor<byte[], byte[]> PAY = method("Pay", MethodType.UNARY);
    private static final MethodDescriptor<byte[], byte[]> REFUND = method("Refund", MethodType.UNARY);
    private static final MethodDescriptor<byte[], byte[]> PAY_ALL = method("PayAll", MethodType.CLIENT_STREAMING);
    private static final MethodDescriptor<byte[], byte[]> CARDS = method("Cards", MethodType.SERVER_STREAMING);
    private static final MethodDescriptor<byte[], byte[]> TALK = method("Talk", MethodType.BIDI_STREAMING);

    private final BlockingQueue<byte[]> arrived = new LinkedBlockingQueue<>();
    private String test = "";
    private Server server;
    private ManagedChannel channel;

    /** A channel over the transport under test. */
    abstract ManagedChannelBuilder<?> channel(String host, int port, ChannelCredentials credentials);

    @BeforeEach
    void open(TestInfo info) throws Exception {
        test = info.getTestMethod().orElseThrow().getName();
        serve(InsecureServerCredentials.create(), InsecureChannelCredentials.create());
    }

    private void serve(ServerCredentials its, ChannelCredentials ours) throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), its)
                .addService(ServerServiceDefinition.builder("shop.Payments")
                        .addMethod(PAY, ServerCalls.asyncUnaryCall(this::thank))
                        .addMethod(REFUND, ServerCalls.asyncUnaryCall(this::thank))
                        .addMethod(PAY_ALL, ServerCalls.asyncClientStreamingCall(this::answerAtTheEnd))
                        .addMethod(CARDS, ServerCalls.asyncServerStreamingCall((request, answers) -> {
                            answers.onNext(protobuf("of ann"));
                            answers.onNext(protobuf(CARD));
                            answers.onCompleted();
                        }))
                        .addMethod(TALK, ServerCalls.asyncBidiStreamingCall(this::answerAtTheEnd))
                        .build())
                .build()
                .start();
        channel = channel(PostOffice.NAME, server.getPort(), ours).build();
    }

    @AfterEach
    void close() throws InterruptedException {
        channel.shutdownNow().awaitTermination(20, TimeUnit.SECONDS);
        server.shutdownNow().awaitTermination(20, TimeUnit.SECONDS);
    }

    @Test
    void a_blocking_call_is_heard() throws Exception {
        byte[] answer =
                ClientCalls.blockingUnaryCall(authenticated().newCall(PAY, CallOptions.DEFAULT), protobuf(CARD));

        assertThat(answer).isEqualTo(protobuf("thanks"));
        assertThat(arrived.poll(20, TimeUnit.SECONDS)).isEqualTo(protobuf(CARD));
        assertHeard(
                "/shop.Payments/Pay",
                "bearer-token header:authorization",
                "api-key header:x-api-key",
                "card-number message");
    }

    @Test
    void a_call_with_a_future_is_heard() throws Exception {
        ClientCalls.futureUnaryCall(authenticated().newCall(PAY, CallOptions.DEFAULT), protobuf(CARD))
                .get(20, TimeUnit.SECONDS);

        assertHeard(
                "/shop.Payments/Pay",
                "bearer-token header:authorization",
                "api-key header:x-api-key",
                "card-number message");
    }

    @Test
    void a_stream_of_messages_is_heard_to_its_last() throws Exception {
        Answers answers = new Answers();
        StreamObserver<byte[]> requests =
                ClientCalls.asyncClientStreamingCall(channel.newCall(PAY_ALL, CallOptions.DEFAULT), answers);
        requests.onNext(protobuf("of ann"));
        requests.onNext(protobuf("x".repeat(100_000)));
        requests.onNext(protobuf(CARD));
        requests.onCompleted();
        answers.await();

        assertThat(arrived).hasSize(3);
        assertHeard("/shop.Payments/PayAll", "card-number message");
    }

    @Test
    void a_stream_of_answers_is_heard_to_its_last() {
        Iterator<byte[]> cards =
                ClientCalls.blockingServerStreamingCall(channel.newCall(CARDS, CallOptions.DEFAULT), protobuf("ann"));

        assertThat(cards).toIterable().hasSize(2);
        assertHeard("/shop.Payments/Cards", "card-number message");
        assertThat(findings().get(0).get("direction").getAsString()).isEqualTo("response");
    }

    @Test
    void a_conversation_is_heard_both_ways() throws Exception {
        Answers answers = new Answers();
        StreamObserver<byte[]> requests =
                ClientCalls.asyncBidiStreamingCall(channel.newCall(TALK, CallOptions.DEFAULT), answers);
        requests.onNext(protobuf(CARD));
        requests.onCompleted();
        answers.await();

        assertHeard("/shop.Payments/Talk", "card-number message");
    }

    @Test
    void many_calls_at_once_on_one_channel_are_each_laid_to_their_own_line() throws Exception {
        List<Future<byte[]>> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            calls.add(first());
            calls.add(second());
        }
        for (Future<byte[]> call : calls) {
            call.get(20, TimeUnit.SECONDS);
        }

        assertThat(findings())
                .extracting(finding ->
                        finding.getAsJsonObject("origin").get("method").getAsString() + " "
                                + finding.getAsJsonObject("request")
                                        .get("url")
                                        .getAsString()
                                        .replaceAll(".*/", ""))
                .containsExactlyInAnyOrder("first Pay", "second Refund");
    }

    @Test
    void what_never_reaches_a_server_is_heard_at_the_call() throws Exception {
        server.shutdownNow().awaitTermination(20, TimeUnit.SECONDS);
        assertThatThrownBy(() -> ClientCalls.blockingUnaryCall(
                        authenticated().newCall(PAY, CallOptions.DEFAULT), protobuf(CARD)))
                .isInstanceOf(StatusRuntimeException.class);
    }

    @AfterAll
    static void it_was_heard_when_the_test_ended(TestInfo info) {
        List<JsonObject> findings = OwnJournal.findingsOf(
                info.getTestClass().orElseThrow().getName(), "what_never_reaches_a_server_is_heard_at_the_call");
        assertThat(findings)
                .extracting(finding -> finding.get("stage").getAsString()
                        + ' '
                        + finding.get("kind").getAsString()
                        + ' '
                        + finding.get("location").getAsString())
                .containsExactlyInAnyOrder(
                        "attempt bearer-token header:authorization",
                        "attempt api-key header:x-api-key",
                        "attempt card-number message");
    }

    @Test
    void over_tls_nothing_is_called_plaintext() throws Exception {
        close();
        serve(
                TlsServerCredentials.newBuilder()
                        .keyManager(Tls.keys().getKeyManagers())
                        .build(),
                TlsChannelCredentials.newBuilder()
                        .trustManager(Tls.trust().getTrustManagers())
                        .build());
        ClientCalls.blockingUnaryCall(authenticated().newCall(PAY, CallOptions.DEFAULT), protobuf(CARD));

        assertThat(arrived).hasSize(1);
        assertThat(findings()).isEmpty();
    }

    @AfterAll
    static void the_agent_itself_never_failed() {
        assertThat(OwnJournal.lines("failure")).isEmpty();
        assertThat(OwnJournal.lines("seam")).noneMatch(seam -> seam.has("failure"));
    }

    private Future<byte[]> first() {
        return ClientCalls.futureUnaryCall(channel.newCall(PAY, CallOptions.DEFAULT), protobuf(CARD));
    }

    private Future<byte[]> second() {
        return ClientCalls.futureUnaryCall(channel.newCall(REFUND, CallOptions.DEFAULT), protobuf(CARD));
    }

    private Channel authenticated() {
        Metadata secrets = new Metadata();
        secrets.put(AUTHORIZATION, TOKEN);
        secrets.put(API_KEY, "Canary-9d2k-Okapi-4417");
        return ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(secrets));
    }

    /** All that was found is this, once each, and this test's own code is to blame. */
    private void assertHeard(String path, String... kindsAndPlaces) {
        List<JsonObject> findings = findings();
        assertThat(findings)
                .extracting(finding -> finding.get("kind").getAsString()
                        + ' '
                        + finding.get("location").getAsString())
                .containsExactlyInAnyOrder(kindsAndPlaces);
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.get("client").getAsString()).isEqualTo("grpc");
            assertThat(finding.get("stage").getAsString()).isEqualTo("wire");
            assertThat(finding.getAsJsonObject("request").get("url").getAsString())
                    .isEqualTo("http://" + PostOffice.NAME + ':' + server.getPort() + path);
            assertThat(finding.getAsJsonObject("origin").get("method").getAsString())
                    .isEqualTo(test);
            assertThat(finding.toString()).doesNotContain(CARD, "Canary");
        });
    }

    private List<JsonObject> findings() {
        return OwnJournal.findingsOf(getClass().getName(), test);
    }

    private void thank(byte[] request, StreamObserver<byte[]> answers) {
        arrived.add(request);
        answers.onNext(protobuf("thanks"));
        answers.onCompleted();
    }

    private StreamObserver<byte[]> answerAtTheEnd(StreamObserver<byte[]> answers) {
        return new StreamObserver<>() {
            @Override
            public void onNext(byte[] request) {
                arrived.add(request);
            }

            @Override
            public void onError(Throwable failure) {
                answers.onError(failure);
            }

            @Override
            public void onCompleted() {
                answers.onNext(protobuf("thanks"));
                answers.onCompleted();
            }
        };
    }

    /** A message whose second field is this text, as protobuf writes it. */
    private static byte[] protobuf(String text) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(new byte[] {0x08, 0x2a, 0x12}); // 1: 42, 2: ...
        for (int length = text.length(); ; length >>>= 7) {
            message.write(length > 0x7f ? length | 0x80 : length);
            if (length <= 0x7f) {
                break;
            }
        }
        message.writeBytes(text.getBytes(UTF_8));
        return message.toByteArray();
    }

    private static Metadata.Key<String> key(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }

    private static MethodDescriptor<byte[], byte[]> method(String name, MethodType type) {
        return MethodDescriptor.<byte[], byte[]>newBuilder()
                .setType(type)
                .setFullMethodName("shop.Payments/" + name)
                .setRequestMarshaller(new Bytes())
                .setResponseMarshaller(new Bytes())
                .build();
    }

    static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] message) {
            return new ByteArrayInputStream(message);
        }

        @Override
        public byte[] parse(InputStream message) {
            try {
                return message.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Waits for the end of what a server answers. */
    private static final class Answers implements StreamObserver<byte[]> {
        private final CompletableFuture<Void> over = new CompletableFuture<>();

        @Override
        public void onNext(byte[] answer) {}

        @Override
        public void onError(Throwable failure) {
            over.completeExceptionally(failure);
        }

        @Override
        public void onCompleted() {
            over.complete(null);
        }

        private void await() throws Exception {
            over.get(20, TimeUnit.SECONDS);
        }
    }
}
