package dev.waxseal.agent.origin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one list of code that is not the application: client libraries with the short name the reports use, libraries that
 * merely stand between a client and the application, and what starts programs of others. The longest prefix of a class's
 * name decides, in a relocated copy too.
 */
final class Libraries {

    /**
     * A library.
     *
     * @param prefix how the names of its classes begin
     * @param client the short name of the HTTP client it is, or null where it is none
     * @param starts whether it starts programs of others, so that its main class is nobody's application
     */
    private record Library(String prefix, @Nullable String client, boolean starts) {}

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
            client("software.amazon.awssdk.crt.", "aws-crt"),
            client("software.amazon.awssdk.", "aws-sdk"),
            client("com.azure.", "azure-sdk"),
            // clients of other protocols
            client("com.sun.jndi.ldap.", "jndi-ldap"),
            client("sun.rmi.", "rmi"),
            client("javax.mail.", "javamail"),
            client("jakarta.mail.", "javamail"),
            client("com.sun.mail.", "javamail"),
            client("org.eclipse.angus.mail.", "javamail"),
            client("org.apache.commons.net.", "commons-net"),
            client("com.unboundid.", "unboundid-ldap"),
            client("org.postgresql.", "postgresql"),
            client("com.mysql.", "mysql"),
            client("org.mariadb.jdbc.", "mariadb"),
            client("com.microsoft.sqlserver.", "mssql"),
            client("org.apache.derby.", "derby"),
            client("com.mongodb.", "mongodb"),
            client("com.datastax.", "cassandra"),
            client("org.neo4j.", "neo4j"),
            client("redis.clients.", "jedis"),
            client("io.lettuce.", "lettuce"),
            client("org.redisson.", "redisson"),
            client("com.rabbitmq.", "rabbitmq"),
            client("org.eclipse.paho.", "paho-mqtt"),
            client("io.nats.", "nats"),
            client("org.apache.activemq.artemis.", "artemis"),
            client("org.apache.activemq.", "activemq"),
            client("org.apache.qpid.", "qpid-jms"),
            client("org.apache.kafka.", "kafka"),
            client("org.apache.pulsar.", "pulsar"),
            client("org.apache.zookeeper.", "zookeeper"),
            client("org.graylog2.gelfclient.", "gelfclient"),
            client("com.cloudbees.syslog.", "syslog-java-client"),
            client("org.jivesoftware.smack.", "smack"),
            client("org.pircbotx.", "pircbotx"),
            // what stands in between
            library("javax."),
            library("jakarta."),
            library("kotlin."),
            library("kotlinx."),
            library("scala."),
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
            library("io.micronaut."),
            library("io.helidon."),
            library("io.ktor."),
            library("io.github.resilience4j."),
            library("io.micrometer."),
            library("io.opentelemetry."),
            library("net.bytebuddy."),
            library("org.mockito."),
            library("junit."),
            library("org.assertj."),
            library("org.awaitility."),
            library("io.restassured."),
            library("org.apache.commons."),
            client("org.apache.logging.log4j.core.net.", "log4j"),
            client("org.apache.logging.log4j.core.appender.", "log4j"),
            library("org.apache.logging."),
            library("org.slf4j."),
            client("ch.qos.logback.classic.net.", "logback"),
            client("ch.qos.logback.core.net.", "logback"),
            library("ch.qos.logback."),
            library("dev.waxseal.agent."),
            // what starts programs of others
            starter("java."),
            starter("jdk."),
            starter("sun."),
            starter("com.sun."),
            starter("groovy."),
            starter("org.codehaus.groovy."),
            starter("org.apache.groovy."),
            starter("clojure."),
            starter("org.junit."),
            starter("org.testng."),
            starter("org.apache.maven.surefire."),
            starter("org.springframework.boot.loader."),
            starter("org.eclipse.jetty.start."),
            starter("org.eclipse.jetty.xml."),
            starter("io.vertx.core.Launcher"),
            starter("io.vertx.launcher."),
            starter("io.helidon.Main"),
            starter("io.quarkus."),
            starter("org.jboss."),
            starter("org.apache.catalina."),
            starter("org.apache.tomcat."),
            starter("org.codehaus.plexus."),
            starter("org.gradle."),
            starter("worker.org.gradle."),
            starter("com.intellij."),
            starter("org.eclipse.jdt."),
            starter("org.eclipse.equinox."),
            starter("org.apache.felix."),
            starter("org.wildfly."),
            starter("io.undertow."),
            starter("io.cucumber."),
            starter("io.kotest."),
            starter("org.spockframework."),
            starter("spock."),
            starter("play.core."),
            starter("sbt."));

    /** What those who relocate put in front of the names; last what may be called so for another reason too. */
    private static final List<String> MARKS = List.of(
            ".shaded.",
            ".shade.",
            ".repackaged.",
            ".relocated.",
            ".vendored.",
            ".jarjar.",
            ".thirdparty.",
            ".third_party.",
            ".shadow.",
            ".deps.");

    /** Those that nobody calls a package of their own. */
    private static final List<String> SURE_MARKS = MARKS.subList(0, MARKS.indexOf(".thirdparty."));

    /** How names begin, those behind a mark too. */
    private static final List<String> TOPS =
            List.of("com.", "org.", "io.", "net.", "dev.", "javax.", "jakarta.", "kotlin.", "kotlinx.", "scala.");

    private Libraries() {}

    /** Whether code of this class is a library's, as far as its name tells. */
    static boolean isLibrary(String className) {
        return find(className) != null || isRelocated(className);
    }

    /** Whether a program with this main class is one that starts those of others. */
    static boolean startsOthers(String className) {
        Library library = find(className);
        return library != null && library.starts();
    }

    /** Whether this class lies in a package that a build moved it to, under a name that says so. */
    static boolean isRelocated(String className) {
        if (relocated(className) != null) {
            return true;
        }
        for (String mark : MARKS) {
            int at = className.indexOf(mark);
            for (String top : TOPS) {
                if (at > 0 && className.startsWith(top, at + mark.length())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a jar with a class of this name has a copy of a library there, be it one that nobody knows. */
    static boolean isShaded(String className) {
        String name = '.' + className;
        for (String mark : SURE_MARKS) {
            if (name.contains(mark)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is a class of the JDK, which no stack need be looked through for. */
    static boolean isOfTheJdk(String className) {
        return className.startsWith("java.") || className.startsWith("jdk.") || className.startsWith("sun.");
    }

    /** The short name of the client library this class belongs to, or null. */
    static @Nullable String client(String className) {
        Library library = find(className);
        if (library == null || library.client() == null) {
            Library copy = relocated(className);
            library = copy == null ? library : copy;
        }
        return library == null ? null : library.client();
    }

    /** The library that this is a copy of, or null: {@code com.acme.shaded.io.netty.channel.Channel} is Netty's. */
    private static @Nullable Library relocated(String className) {
        for (int dot = className.indexOf('.'); dot > 0; dot = className.indexOf('.', dot + 1)) {
            Library library = find(className.substring(dot + 1));
            boolean certain = library != null
                    && library.prefix().indexOf('.') < library.prefix().length() - 1;
            if (library != null && (certain || isMarked(className, dot + 1))) {
                return library;
            }
        }
        return null;
    }

    private static boolean isMarked(String className, int end) {
        for (String mark : MARKS) {
            if (className.startsWith(mark, end - mark.length())) {
                return true;
            }
        }
        return false;
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
        return new Library(prefix, name, false);
    }

    private static Library library(String prefix) {
        return new Library(prefix, null, false);
    }

    private static Library starter(String prefix) {
        return new Library(prefix, null, true);
    }
}
