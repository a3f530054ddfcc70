package dev.waxseal.agent.call;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one list of code that is not the application: client libraries with the short name the reports use, and libraries
 * that merely stand between a client and the application. The longest prefix of a class's name decides.
 */
final class Libraries {

    /**
     * A library.
     *
     * @param prefix how the names of its classes begin
     * @param client the short name of the HTTP client it is, or null where it is none
     */
    private record Library(String prefix, @Nullable String client) {}

    private static final List<Library> ALL = List.of(
            // clients of the JDK
            client("sun.net.www.protocol.http.", "url-connection"),
            client("sun.net.www.http.", "url-connection"),
            client("jdk.internal.net.http.", "jdk-http-client"),
            // clients
            client("org.apache.commons.httpclient.", "apache-httpclient-3"),
            client("org.apache.http.", "apache-httpclient-4"),
            client("org.apache.hc.", "apache-httpclient-5"),
            client("okhttp3.", "okhttp"),
            client("com.squareup.okhttp.", "okhttp"),
            client("org.eclipse.jetty.", "jetty"),
            client("io.netty.", "netty"),
            client("io.grpc.", "grpc"),
            client("reactor.netty.", "reactor-netty"),
            client("org.asynchttpclient.", "async-http-client"),
            client("com.ning.http.", "async-http-client"),
            client("io.vertx.", "vertx"),
            client("org.glassfish.jersey.", "jersey"),
            client("org.jboss.resteasy.", "resteasy"),
            client("org.apache.cxf.", "cxf"),
            client("feign.", "feign"),
            client("retrofit2.", "retrofit"),
            client("org.springframework.web.client.RestTemplate", "spring-resttemplate"),
            client("org.springframework.web.client.RestClient", "spring-restclient"),
            client("org.springframework.web.client.DefaultRestClient", "spring-restclient"),
            client("org.springframework.web.reactive.function.client.", "spring-webclient"),
            client("com.google.api.client.http.", "google-http-client"),
            client("io.helidon.webclient.", "helidon-webclient"),
            client("io.micronaut.http.client.", "micronaut"),
            client("kong.unirest.", "unirest"),
            client("com.github.mizosoft.methanol.", "methanol"),
            client("io.ktor.client.", "ktor"),
            client("com.linecorp.armeria.", "armeria"),
            client("io.undertow.client.", "undertow"),
            client("org.java_websocket.", "java-websocket"),
            client("org.glassfish.tyrus.", "tyrus"),
            // what stands in between
            library("java."),
            library("javax."),
            library("jdk."),
            library("sun."),
            library("com.sun."),
            library("jakarta."),
            library("kotlin."),
            library("kotlinx."),
            library("scala."),
            library("groovy."),
            library("org.codehaus.groovy."),
            library("org.apache.groovy."),
            library("clojure."),
            library("okio."),
            library("io.reactivex."),
            library("io.smallrye."),
            library("reactor."),
            library("rx."),
            library("akka."),
            library("org.apache.pekko."),
            library("org.springframework."),
            library("org.hibernate."),
            library("com.fasterxml."),
            library("tools.jackson."),
            library("com.google.common."),
            library("com.google.gson."),
            library("com.google.inject."),
            library("org.jboss."),
            library("io.quarkus."),
            library("io.micronaut."),
            library("io.helidon."),
            library("io.ktor."),
            library("io.github.resilience4j."),
            library("io.micrometer."),
            library("io.opentelemetry."),
            library("net.bytebuddy."),
            library("org.mockito."),
            library("org.junit."),
            library("junit."),
            library("org.testng."),
            library("org.assertj."),
            library("org.awaitility."),
            library("io.restassured."),
            library("org.apache.maven.surefire."),
            library("org.apache.commons."),
            library("org.apache.logging."),
            library("org.slf4j."),
            library("ch.qos.logback."),
            library("dev.waxseal.agent."));

    private Libraries() {}

    /** Whether code of this class is the application's, as far as its name tells. */
    static boolean isLibrary(String className) {
        return find(className) != null;
    }

    /** The short name of the client library this class belongs to, or null. */
    static @Nullable String client(String className) {
        Library library = find(className);
        return library == null ? null : library.client();
    }

    private static @Nullable Library find(String className) {
        Library longest = null;
        for (Library library : ALL) {
            if (className.startsWith(library.prefix())
                    && (longest == null
                            || library.prefix().length() > longest.prefix().length())) {
                longest = library;
            }
        }
        return longest;
    }

    private static Library client(String prefix, String name) {
        return new Library(prefix, name);
    }

    private static Library library(String prefix) {
        return new Library(prefix, null);
    }
}
