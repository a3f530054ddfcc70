package dev.waxseal.agent.seam;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
}
