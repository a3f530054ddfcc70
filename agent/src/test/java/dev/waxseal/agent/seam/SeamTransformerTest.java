package dev.waxseal.agent.seam;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SeamTransformerTest {

    @Test
    void every_socket_and_channel_of_this_jdk_is_listened_at_or_known_to_carry_nothing() throws Exception {
        List<String> carriers = new ArrayList<>();
        Path base = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules", "java.base");
        for (String packageName : List.of("java/net", "sun/nio/ch", "sun/net")) {
            try (Stream<Path> files = Files.walk(base.resolve(packageName))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".class")).toList()) {
                    String name = base.relativize(file).toString().replace(".class", "");
                    Class<?> type = Class.forName(name.replace('/', '.'), false, null);
                    if (SeamTransformer.place(type) != null) {
                        carriers.add(name);
                    }
                }
            }
        }

        assertThat(carriers)
                .contains("sun/nio/ch/NioSocketImpl", "sun/nio/ch/SocketChannelImpl")
                .allMatch(name -> Seams.of(Seams.byType(), name) != null);
    }

    @Test
    void what_the_jvm_loaded_and_never_showed_is_told_of_once() throws Exception {
        Class<?> sockets = Class.forName("sun.nio.ch.NioSocketImpl", false, null);
        List<Class<?>> loaded = new ArrayList<>(List.of(String.class));
        List<String> told = new ArrayList<>();
        SeamTransformer transformer = SeamTransformer.install(jvm(loaded), log(told));
        transformer.prove();
        assertThat(told).isEmpty();

        loaded.add(sockets);
        transformer.prove();
        transformer.prove();

        assertThat(told).containsExactly("sockets: sun.nio.ch.NioSocketImpl: loaded behind the agent's back");
    }

    @Test
    void what_another_thread_was_loading_as_the_agent_began_is_listened_at_too() throws Exception {
        Class<?> sockets = Class.forName("sun.nio.ch.NioSocketImpl", false, null);
        Class<?> channels = Class.forName("sun.nio.ch.SocketChannelImpl", false, null);
        List<Class<?>> loaded = new ArrayList<>(List.of(sockets));
        List<Class<?>> again = new ArrayList<>();
        List<String> told = new ArrayList<>();
        Instrumentation jvm = jvm(loaded, type -> {
            again.add(type);
            loaded.add(channels); // there a moment after the agent has looked
        });

        SeamTransformer.install(jvm, log(told));

        assertThat(again).containsExactly(sockets, channels);
    }

    @Test
    void the_first_recording_is_noticed_once_whether_it_is_there_already_or_made_later() throws Exception {
        String recording = "jdk/jfr/internal/PlatformRecording";
        List<String> told = new ArrayList<>();
        SeamTransformer later = SeamTransformer.install(jvm(List.of()), log(told));
        assertThat(told).isEmpty();
        for (String name : List.of("jdk/jfr/Event", "jdk/jfr/internal/PlatformRecorder", recording, recording)) {
            assertThat(later.transform(null, name, null, null, new byte[0])).isNull();
        }
        assertThat(told).containsExactly("recording");

        Class<?> loaded = Class.forName(recording.replace('/', '.'), false, null);
        SeamTransformer.install(jvm(List.of(loaded)), log(told)).prove();
        assertThat(told).containsExactly("recording", "recording");
    }

    private static SeamTransformer.Log log(List<String> told) {
        return new SeamTransformer.Log() {
            @Override
            public void woven(String seam, String type) {}

            @Override
            public void silent(String seam, String at, String why, @Nullable String loss) {
                told.add(seam + ": " + at + ": " + why);
            }

            @Override
            public void recording() {
                told.add("recording");
            }

            @Override
            public void explain(String seam, String at, Throwable why) {}
        };
    }

    /** A JVM that has loaded these classes and never asks its transformers. */
    private static Instrumentation jvm(List<Class<?>> loaded) {
        return jvm(loaded, again -> {});
    }

    private static Instrumentation jvm(List<Class<?>> loaded, Consumer<Class<?>> retransformed) {
        return (Instrumentation) Proxy.newProxyInstance(
                SeamTransformerTest.class.getClassLoader(),
                new Class<?>[] {Instrumentation.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("retransformClasses")) {
                        retransformed.accept(((Class<?>[]) arguments[0])[0]);
                    }
                    return method.getName().equals("getAllLoadedClasses") ? loaded.toArray(Class<?>[]::new) : null;
                });
    }
}
