package dev.waxseal.agent.seam;

import dev.waxseal.agent.seam.Seam.Weave;
import java.util.List;

/**
 * Where AWS CRT's classes hand messages to native code, and get them back. Nothing of what goes on in between passes the
 * JDK.
 */
final class CrtSeams {

    private static final String HTTP = "software/amazon/awssdk/crt/http/";

    private static final String STREAM = HTTP + "HttpStreamBase";

    static final List<Seam> ALL = List.of(
            new Seam("aws-crt", HTTP + "HttpClientConnectionManager", new Weave("acquireConnection", "()", "CrtDone")),
            new Seam(
                    "aws-crt",
                    HTTP + "HttpClientConnection",
                    new Weave("onConnectionAcquired", "(Ljava/util/concurrent/CompletableFuture;", "CrtStep"),
                    new Weave("<init>", "", "CrtMade"),
                    new Weave("makeRequest", "", "AsyncCall"),
                    new Weave("makeRequest", "", "CrtDone")),
            new Seam(
                    "aws-crt",
                    HTTP + "Http2ClientConnection",
                    new Weave("makeRequest", "", "AsyncCall"),
                    new Weave("makeRequest", "", "CrtDone")),
            new Seam("aws-crt", HTTP + "Http1StreamManager", new Weave("acquireStream", "", "AsyncCall")),
            new Seam(
                    "aws-crt",
                    HTTP + "Http2StreamManager",
                    new Weave("acquireStream", "", "AsyncCall"),
                    new Weave("acquireStream", "", "CrtStep"),
                    new Weave("acquireStream", "", "CrtDone")),
            new Seam(
                    "aws-crt",
                    STREAM, // since 0.21
                    new Weave("activate", "()", "CrtStep"),
                    Weave.ifThere("writeData", "([BZL", "CrtStep")),
            new Seam(
                    "aws-crt",
                    HTTP + "HttpStream",
                    Weave.ifThere("activate", "()", "CrtStep"),
                    Weave.ifThere("writeChunk", "([BZL", "CrtStep")),
            new Seam(
                    "aws-crt",
                    HTTP + "HttpStreamResponseHandlerNativeAdapter",
                    new Weave("onResponseHeaders", "", "CrtStep"),
                    new Weave("onResponseHeadersDone", "", "CrtStep"),
                    new Weave("onResponseBody", "", "CrtStep"),
                    new Weave("onResponseComplete", "", "CrtStep")),
            // its other clients, of which no message is seen
            new Seam(
                    "native clients",
                    "software/amazon/awssdk/crt/s3/S3Client",
                    Weave.ifThere("makeMetaRequest", "", "NativeClient")),
            new Seam(
                    "native clients",
                    "software/amazon/awssdk/crt/mqtt/MqttClientConnection",
                    Weave.ifThere("connect", "()", "NativeClient")),
            new Seam(
                    "native clients",
                    "software/amazon/awssdk/crt/mqtt5/Mqtt5Client",
                    Weave.ifThere("start", "()", "NativeClient")));

    private CrtSeams() {}

    /** The place where content is pulled from objects of this class. */
    static Seam content(String type) {
        return new Seam("aws-crt content", type, new Weave("sendRequestBody", "(Ljava/nio/ByteBuffer;)", "CrtContent"));
    }
}
