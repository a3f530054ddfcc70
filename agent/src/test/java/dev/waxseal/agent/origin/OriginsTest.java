package dev.waxseal.agent.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {

    private static final String JDK = "java.net.Socket$SocketOutputStream";

    private final Map<String, String> urls = new HashMap<>();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:/srv/shop/target/classes/",
                "jar:nested:/srv/shop.jar/!BOOT-INF/classes/!/",
                "jar:file:/srv/shop.jar!/BOOT-INF/classes!/",
                "jar:nested:/srv/shop.war/!WEB-INF/classes/!/",
                "war:file:/srv/shop.war*/WEB-INF/classes/",
                "file:/tomcat/webapps/shop/WEB-INF/classes/"
            })
    void the_application_lies_where_only_its_own_classes_lie(String url) {
        urls.put("com.acme.Pay", url);
        urls.put("org.sdk.Client", "jar:nested:/srv/shop.jar/!BOOT-INF/lib/sdk-1.0.jar!/");

        assertThat(own(null, JDK, "org.sdk.Client", "com.acme.Pay")).isEqualTo("com.acme.Pay");
    }

    @Test
    void where_no_frame_is_the_applications_nobody_is_blamed() {
        urls.put("org.sdk.Loop", "file:/repo/lib/sdk-1.0.jar");

        assertThat(own(null, JDK, "org.sdk.Loop", "java.lang.Thread")).isNull();
    }

    @Test
    void what_the_build_made_is_the_applications_whatever_its_name_and_wherever_it_lies() throws Exception {
        Path project = directory.resolve("project.txt");
        Files.write(
                project, List.of("directory /repo/feign/", "jar feign-core-1.0", "siblings org/feign/1.0-SNAPSHOT"));
        urls.put("feign.Client", "file:/home/me/.m2/feign-core-1.0-20261128.1-1.jar");
        urls.put("feign.Retry", "file:/home/me/.m2/org/feign/feign-retry/1.0-SNAPSHOT/feign-retry-1.0-SNAPSHOT.jar");
        urls.put("feign.ClientTest", "file:/repo/feign/core/target/test-classes/");
        urls.put("okhttp3.RealCall", "file:/home/me/.m2/okhttp-4.jar");

        assertThat(own(project, JDK, "okhttp3.RealCall", "feign.Client", "feign.ClientTest"))
                .isEqualTo("feign.Client");
        assertThat(own(project, JDK, "okhttp3.RealCall", "feign.Retry", "feign.ClientTest"))
                .isEqualTo("feign.Retry");
        assertThat(own(project, JDK, "okhttp3.RealCall", "feign.ClientTest")).isEqualTo("feign.ClientTest");
    }

    @Test
    void a_library_that_the_build_moved_into_a_package_of_its_own_is_a_library() throws Exception {
        Path project = directory.resolve("project.txt");
        Files.write(project, List.of("directory /repo/", "jar client-1.0", "siblings com/acme/1.0"));
        for (String jar : List.of("/repo/client/target/client-1.0.jar", "/.m2/com/acme/client/1.0/client-1.0.jar")) {
            urls.put("com.acme.client.shaded.jsoup.helper.HttpConnection", "file:" + jar);
            urls.put("shaded.jsoup.helper.HttpConnection", "file:" + jar);
            urls.put("com.acme.client.Client", "file:" + jar);

            assertThat(own(
                            project,
                            JDK,
                            "com.acme.client.shaded.jsoup.helper.HttpConnection",
                            "com.acme.client.Client"))
                    .isEqualTo("com.acme.client.Client");
            assertThat(own(project, JDK, "shaded.jsoup.helper.HttpConnection", "com.acme.client.Client"))
                    .isEqualTo("com.acme.client.Client");
        }
    }

    @Test
    void two_packages_of_one_host_are_two_houses() {
        urls.put("com.github.acme.Login", "file:/repo/target/classes/");
        urls.put("com.github.kevinsawicki.http.HttpRequest", "file:/home/me/.m2/http-request-6.0.jar");

        assertThat(own(null, JDK, "com.github.kevinsawicki.http.HttpRequest", "com.github.acme.Login"))
                .isEqualTo("com.github.acme.Login");
    }

    @Test
    void a_jar_beside_the_classes_it_was_made_of_is_the_applications() throws Exception {
        Files.createDirectories(directory.resolve("core/build/classes"));
        Path jar = Files.createFile(
                Files.createDirectories(directory.resolve("core/build/libs")).resolve("core.jar"));
        urls.put("com.acme.core.Client", jar.toUri().toString());
        urls.put("com.acme.web.PayTest", "file:/repo/web/build/classes/java/test/");

        assertThat(own(null, JDK, "com.acme.core.Client", "com.acme.web.PayTest"))
                .isEqualTo("com.acme.core.Client");
    }

    @ParameterizedTest
    @CsvSource({
        "com.github.dockerjava.zerodep.shaded.org.apache.hc.core5.http.Loop, apache-httpclient-5",
        "org.testcontainers.shaded.okhttp3.RealCall,                         okhttp",
        "com.couchbase.client.core.deps.io.netty.channel.Channel,            netty",
        "play.shaded.ahc.org.asynchttpclient.Client,                         async-http-client",
        "org.apache.logging.log4j.core.net.SslSocketManager,                 log4j",
        "org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnector, artemis",
        "com.acme.feign.Payments,                                            ",
    })
    void a_relocated_copy_is_known_as_what_it_is(String className, @Nullable String client) {
        assertThat(Libraries.client(className)).isEqualTo(client);
        assertThat(Libraries.isLibrary(className)).isEqualTo(client != null);
    }

    @Test
    void a_directory_with_spaces_and_umlauts_is_found() throws Exception {
        Path project = directory.resolve("project.txt");
        Files.write(project, List.of("directory /repo/a path, für alle/"));
        urls.put("io.ktor.client.Engine", "file:/repo/a%20path,%20f%c3%bcr%20alle/target/classes/");

        assertThat(own(project, JDK, "io.ktor.client.Engine")).isEqualTo("io.ktor.client.Engine");
    }

    private @Nullable String own(@Nullable Path project, String... classNames) {
        StackTraceElement[] frames = new StackTraceElement[classNames.length];
        for (int i = 0; i < frames.length; i++) {
            frames[i] = new StackTraceElement(classNames[i], "method", "File.java", 1);
        }
        Origins origins = new Origins(List.of(), project == null ? null : project.toString(), names -> {
            Map<String, CodeLocation> found = new HashMap<>();
            urls.forEach((name, url) -> {
                if (names.contains(name)) {
                    found.put(name, CodeLocation.of(url));
                }
            });
            return found;
        });
        StackTraceElement own = origins.read(frames).own();
        return own == null ? null : own.getClassName();
    }
}
