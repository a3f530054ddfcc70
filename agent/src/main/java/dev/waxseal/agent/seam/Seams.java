package dev.waxseal.agent.seam;

import dev.waxseal.agent.seam.Seam.Weave;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one list of all places where we listen; two libraries and TLS fill lists of their own. Methods are those of JDK 17 to 25. */
final class Seams {

    private static final String ASYNC_IO =
            "(ZLjava/nio/ByteBuffer;[Ljava/nio/ByteBuffer;JLjava/util/concurrent/TimeUnit;"
                    + "Ljava/lang/Object;Ljava/nio/channels/CompletionHandler;)Ljava/util/concurrent/Future;";

    private static final String VERTX_WEB_SOCKET = "(Lio/vertx/core/http/WebSocketConnectOptions;";

    private static final String APACHE_4 =
            "(Lorg/apache/http/HttpHost;Lorg/apache/http/HttpRequest;Lorg/apache/http/protocol/HttpContext;)";

    /**
     * Woven only when a request in clear text has been seen on a channel, because nearly every program uses files and few
     * send them so.
     */
    static final Seam FILE_TRANSFERS = new Seam(
            "file transfers",
            "sun/nio/ch/FileChannelImpl",
            // JDK 17 calls it transferToDirectly, JDK 21 and later transferToDirect
            new Weave(
                    List.of("transferToDirectly", "transferToDirect"),
                    "(JILjava/nio/channels/WritableByteChannel;)J",
                    "FileTransfer"));

    /** Nothing to listen at: the class that each recording of the Java Flight Recorder is made of, and nothing else loads. */
    static final Seam RECORDING = new Seam("recording", "jdk/jfr/internal/PlatformRecording");

    private static final List<Seam> ALL = List.of(
            RECORDING,
            new Seam(
                    "sockets",
                    "sun/nio/ch/NioSocketImpl",
                    new Weave("implWrite", "([BII)I", "SocketWrite"),
                    new Weave("read", "([BII)I", "SocketRead"),
                    new Weave("close", "()V", "Close")),
            // JDK 17 with -Djdk.net.usePlainSocketImpl; gone since JDK 18
            new Seam(
                    "plain sockets",
                    "java/net/SocketOutputStream",
                    new Weave("socketWrite", "([BII)V", "PlainSocketWrite")),
            new Seam("plain sockets", "java/net/SocketInputStream", new Weave("read", "([BIII)I", "PlainSocketRead")),
            new Seam(
                    "channels",
                    "sun/nio/ch/SocketChannelImpl",
                    new Weave("write", "(Ljava/nio/ByteBuffer;)I", "ChannelWrite"),
                    new Weave("write", "([Ljava/nio/ByteBuffer;II)J", "ChannelGatheringWrite"),
                    new Weave("tryWrite", "([BII)I", "ChannelStreamWrite"),
                    new Weave("read", "(Ljava/nio/ByteBuffer;)I", "ChannelRead"),
                    new Weave("read", "([Ljava/nio/ByteBuffer;II)J", "ChannelScatteringRead"),
                    new Weave("blockingRead", "([BIIJ)I", "SocketRead"),
                    new Weave("implCloseSelectableChannel", "()V", "Close")),
            new Seam(
                    "asynchronous channels",
                    "sun/nio/ch/AsynchronousSocketChannelImpl",
                    new Weave("enableWriting", "()V", "AsyncWriteDone"),
                    new Weave("enableReading", "()V", "AsyncReadDone"),
                    new Weave("close", "()V", "Close")),
            new Seam(
                    "asynchronous channels",
                    "sun/nio/ch/UnixAsynchronousSocketChannelImpl",
                    new Weave("implWrite", ASYNC_IO, "AsyncWrite"),
                    new Weave("implRead", ASYNC_IO, "AsyncRead")),
            new Seam(
                    "asynchronous channels",
                    "sun/nio/ch/WindowsAsynchronousSocketChannelImpl",
                    new Weave("implWrite", ASYNC_IO, "AsyncWrite"),
                    new Weave("implRead", ASYNC_IO, "AsyncRead")),
            new Seam(
                    "junit 4",
                    "org/junit/runner/notification/RunNotifier",
                    new Weave(List.of("fireTestStarted", "fireTestSuiteStarted"), "", "JUnit4TestStarted"),
                    new Weave(List.of("fireTestFinished", "fireTestSuiteFinished"), "", "JUnit4TestFinished")),
            new Seam(
                    "other programs",
                    "java/lang/ProcessImpl",
                    new Weave("start", "([Ljava/lang/String;Ljava/util/Map;", "ProgramStart")),
            // FFM, since JDK 22: whoever calls foreign functions may call those of sockets
            new Seam(
                    "foreign functions",
                    "jdk/internal/foreign/abi/AbstractLinker",
                    Weave.ifThere("downcallHandle", "", "NativeCall")),
            // calls: what the wire cannot know
            new Seam(
                    "url-connection",
                    "sun/net/www/protocol/http/HttpURLConnection",
                    new Weave("plainConnect", "()V", "ConnectionRefused")),
            new Seam(
                    "jdk-http-client",
                    "jdk/internal/net/http/HttpClientImpl",
                    // the one that the others, send among them, end in
                    new Weave(
                            "sendAsync",
                            "(Ljava/net/http/HttpRequest;Ljava/net/http/HttpResponse$BodyHandler;"
                                    + "Ljava/net/http/HttpResponse$PushPromiseHandler;"
                                    + "Ljava/util/concurrent/Executor;)",
                            "AsyncCall")),
            new Seam(
                    "apache-httpclient-4",
                    "org/apache/http/impl/client/InternalHttpClient",
                    new Weave("doExecute", APACHE_4, "BlockingCall")),
            new Seam(
                    "apache-httpclient-4",
                    "org/apache/http/impl/client/MinimalHttpClient",
                    new Weave("doExecute", APACHE_4, "BlockingCall")),
            new Seam(
                    "apache-httpclient-4",
                    "org/apache/http/impl/client/AbstractHttpClient",
                    new Weave(List.of("doExecute", "execute"), APACHE_4, "BlockingCall")), // since 4.3, until 4.2
            new Seam(
                    "apache-httpasyncclient-4",
                    "org/apache/http/impl/nio/client/MainClientExec",
                    new Weave("prepare", "(Lorg/apache/http/HttpHost;Lorg/apache/http/HttpRequest;", "AsyncCall")),
            new Seam(
                    "apache-httpclient-5",
                    "org/apache/hc/client5/http/impl/classic/InternalHttpClient",
                    new Weave("doExecute", "", "BlockingCall")),
            new Seam(
                    "apache-httpclient-5",
                    "org/apache/hc/client5/http/impl/classic/MinimalHttpClient",
                    new Weave("doExecute", "", "BlockingCall")),
            new Seam(
                    "apache-httpclient-5 async",
                    "org/apache/hc/client5/http/impl/async/AsyncProtocolExec",
                    new Weave("execute", "", "AsyncCall")),
            okHttp("okhttp3/RealCall"), // until 4.3
            okHttp("okhttp3/internal/connection/RealCall"),
            new Seam(
                    "okhttp web socket", // whose messages a thread of its own writes
                    "okhttp3/internal/ws/RealWebSocket",
                    Weave.ifThere("send", "(Lokio/ByteString;I)", "MessageWritten")),
            new Seam(
                    "okhttp web socket",
                    "okhttp3/internal/ws/WebSocketWriter",
                    Weave.ifThere("writeMessageFrame", "(ILokio/ByteString;)", "FrameWritten")), // since 4.3
            jetty("org/eclipse/jetty/client/HttpRequest", "org/eclipse/jetty/client/api/Response"), // 10 and 11
            jetty("org/eclipse/jetty/client/transport/HttpRequest", "org/eclipse/jetty/client/Response"),
            new Seam(
                    "netty",
                    "*/netty/channel/DefaultChannelPipeline",
                    new Weave(List.of("write", "writeAndFlush"), "(Ljava/lang/Object;", "MessageWritten")),
            new Seam(
                    "reactor-netty",
                    "reactor/netty/http/client/HttpClientConnect$HttpClientHandler",
                    new Weave("<init>", "(Lreactor/netty/http/client/HttpClientConfig;)", "CallSubscribed"),
                    new Weave("redirect", "(Ljava/lang/String;)", "MessageWritten")),
            new Seam(
                    "reactor-netty requests",
                    "reactor/netty/http/client/HttpClientConnect$MonoHttpConnect",
                    new Weave("<init>", "(Lreactor/netty/http/client/HttpClientConfig;)", "RequestPrepared")),
            new Seam(
                    "spring",
                    "org/springframework/http/client/AbstractClientHttpRequest",
                    new Weave("execute", "()", "BlockingCall")),
            new Seam(
                    "spring",
                    "org/springframework/mock/http/client/MockClientHttpRequest",
                    new Weave("execute", "()", "BlockingCall")),
            new Seam(
                    "spring-webclient",
                    "org/springframework/web/reactive/function/client/ExchangeFunctions$DefaultExchangeFunction",
                    new Weave("exchange", "", "AsyncCall")),
            new Seam(
                    "spring-webclient requests",
                    "org/springframework/web/reactive/function/client/DefaultClientRequestBuilder",
                    new Weave("<init>", "(Lorg/springframework/http/HttpMethod;Ljava/net/URI;)", "RequestMade"),
                    Weave.ifThere( // since 5.1
                            "<init>",
                            "(Lorg/springframework/web/reactive/function/client/ClientRequest;)",
                            "RequestMadeOfOne"),
                    new Weave("build", "()", "RequestBuilt")),
            new Seam("feign", "feign/mock/MockClient", new Weave("execute", "", "BlockingCall")),
            new Seam(
                    "async-http-client",
                    "org/asynchttpclient/DefaultAsyncHttpClient",
                    new Weave("execute", "(Lorg/asynchttpclient/Request;", "AsyncCall")),
            new Seam(
                    "vertx",
                    "io/vertx/core/http/impl/HttpClientImpl",
                    new Weave("request", "(Lio/vertx/core/http/RequestOptions;", "AsyncCall"),
                    Weave.ifThere("webSocket", VERTX_WEB_SOCKET, "AsyncCall")), // until 4
            vertxWebSocket("io/vertx/core/http/impl/WebSocketClientImpl"),
            vertxWebSocket("io/vertx/core/http/impl/ClientWebSocketImpl"),
            vertxWebSocket("io/vertx/core/http/impl/websocket/WebSocketClientImpl"), // since 5.1
            vertxWebSocket("io/vertx/core/http/impl/websocket/ClientWebSocketImpl"),
            new Seam(
                    "vertx",
                    "io/vertx/ext/web/client/impl/HttpContext",
                    new Weave("createRequest", "(Lio/vertx/core/http/RequestOptions;", "AsyncCall")),
            new Seam(
                    "jersey",
                    "org/glassfish/jersey/client/ClientRuntime",
                    new Weave("invoke", "(Lorg/glassfish/jersey/client/ClientRequest;", "BlockingCall"),
                    new Weave(
                            "createRunnableForAsyncProcessing",
                            "(Lorg/glassfish/jersey/client/ClientRequest;",
                            "AsyncCall")),
            new Seam(
                    "grpc",
                    "io/grpc/internal/ManagedChannelImpl$RealChannel",
                    new Weave("newCall", "(Lio/grpc/MethodDescriptor;", "AsyncCall")),
            grpcCall("io/grpc/internal/DelayedClientCall"), // until names are resolved
            grpcCall("io/grpc/internal/ClientCallImpl"),
            new Seam(
                    "aws-sdk",
                    "software/amazon/awssdk/http/nio/netty/NettyNioAsyncHttpClient",
                    new Weave("execute", "(Lsoftware/amazon/awssdk/http/async/AsyncExecuteRequest;", "AsyncCall")),
            // redirects, of which the wire shows nothing where they come through TLS
            new Seam(
                    "jdk-http-client redirects",
                    "jdk/internal/net/http/RedirectFilter",
                    new Weave("handleResponse", "(Ljdk/internal/net/http/Response;)", "JdkRedirectMade")),
            new Seam(
                    "okhttp redirects",
                    "okhttp3/internal/http/RetryAndFollowUpInterceptor",
                    new Weave("followUpRequest", "(Lokhttp3/Response;", "RedirectMade")),
            new Seam(
                    "apache-httpclient-4 redirects",
                    "org/apache/http/impl/client/DefaultRedirectStrategy",
                    new Weave("getRedirect", "(Lorg/apache/http/HttpRequest;", "RedirectMade")),
            new Seam(
                    "apache-httpclient-5 redirects",
                    "org/apache/hc/client5/http/impl/DefaultRedirectStrategy",
                    new Weave("getLocationURI", "(Lorg/apache/hc/core5/http/HttpRequest;", "RedirectMade")),
            new Seam(
                    "jetty redirects",
                    "org/eclipse/jetty/client/HttpRedirector",
                    new Weave("sendRedirect", "", "RedirectSent")),
            new Seam(
                    "async-http-client redirects",
                    "org/asynchttpclient/netty/request/NettyRequestSender",
                    new Weave("sendNextRequest", "(Lorg/asynchttpclient/Request;", "RedirectSent")),
            new Seam(
                    "vertx redirects",
                    "io/vertx/core/http/impl/HttpClientRequestImpl",
                    new Weave("handleNextRequest", "(Lio/vertx/core/http/HttpClientRequest;", "MessageWritten")));

    private Seams() {}

    private static Seam okHttp(String type) {
        return new Seam(
                "okhttp",
                type,
                new Weave("execute", "()", "BlockingCall"),
                new Weave("enqueue", "(Lokhttp3/Callback;)", "AsyncCall"),
                new Weave(
                        List.of("getResponseWithInterceptorChain", "getResponseWithInterceptorChain$okhttp"),
                        "()",
                        "CallEnded"));
    }

    private static Seam vertxWebSocket(String type) {
        return new Seam("vertx", type, Weave.ifThere("connect", VERTX_WEB_SOCKET, "AsyncCall"));
    }

    private static Seam grpcCall(String type) {
        return new Seam(
                "grpc call",
                type,
                new Weave("start", "(Lio/grpc/ClientCall$Listener;Lio/grpc/Metadata;)", "CallStarted"),
                new Weave("sendMessage", "(Ljava/lang/Object;)", "MessageWritten"));
    }

    private static Seam jetty(String type, String response) {
        return new Seam(
                "jetty",
                type,
                new Weave("send", "()", "BlockingCall"),
                new Weave("send", "(L" + response + "$CompleteListener;)", "AsyncCall"));
    }

    /** All seams by the internal name of their class, or by its last part where any name may stand before it. */
    static Map<String, Seam> byType() {
        Map<String, Seam> seams = new HashMap<>();
        add(ALL, seams);
        add(NettySeams.ALL, seams);
        add(CrtSeams.ALL, seams);
        add(TrustSeams.ALL, seams);
        return seams;
    }

    private static void add(List<Seam> some, Map<String, Seam> seams) {
        for (Seam seam : some) { // a plain loop: the first stream of a JVM costs more than all the rest of the start
            seams.put(seam.isRelocatable() ? Seam.lastPart(seam.type()) : seam.type(), seam);
        }
    }

    /** The seam of this class, or null. */
    static @Nullable Seam of(Map<String, Seam> seams, String type) {
        Seam seam = seams.get(type);
        if (seam == null) {
            seam = seams.get(Seam.lastPart(type));
        }
        return seam != null && seam.isOf(type) ? seam : null;
    }
}
