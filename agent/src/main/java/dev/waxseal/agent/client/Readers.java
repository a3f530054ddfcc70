package dev.waxseal.agent.client;

import java.util.concurrent.ConcurrentHashMap;

/** The one list of client libraries whose calls are read, by the names of their seams. */
public final class Readers {

    private static final ConcurrentHashMap<String, Reader> MADE = new ConcurrentHashMap<>();

    private Readers() {}

    /** The reader of this seam; made when it is first needed. */
    public static Reader of(String seam) {
        Reader made = MADE.get(seam);
        if (made == null) {
            made = make(seam);
            MADE.put(seam, made);
        }
        return made;
    }

    private static Reader make(String seam) {
        return switch (seam) {
            case "url-connection" -> // could not connect; the fields that it hides, such as Authorization, stay hidden
                Getters.ofSubject("getURL", "getRequestMethod", "getRequestProperties");
            case "jdk-http-client" -> new JdkHttpClient();
            case "apache-httpclient-4", "apache-httpasyncclient-4" -> new ApacheHttpClient4();
            case "apache-httpclient-5" -> new ApacheHttpClient5();
            case "apache-httpclient-5 async" -> new ApacheHttpClient5Async();
            case "okhttp" -> new OkHttp();
            case "jetty" -> new Jetty();
            case "netty" -> new NettyPipeline();
            case "reactor-netty" -> new ReactorNetty();
            case "spring" -> new SpringHttp();
            case "spring-webclient" ->
                Getters.ofArgument("url", "method", "headers", null); // whose content is not written
            case "feign" -> Getters.ofArgument("url", "httpMethod", "headers", "body");
            case "async-http-client" -> new AsyncHttpClient();
            case "vertx" -> new Vertx();
            case "jersey" -> Getters.ofArgument("getUri", "getMethod", "getHeaders", "getEntity");
            case "aws-sdk" -> Getters.ofPart("request", "getUri", "method", "headers");
            case "aws-crt" -> new AwsCrt();
            case "grpc" -> new GrpcChannel();
            default -> throw new IllegalArgumentException(seam);
        };
    }
}
