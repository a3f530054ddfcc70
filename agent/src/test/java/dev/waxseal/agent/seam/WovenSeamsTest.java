package dev.waxseal.agent.seam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.agent.seam.Seam.Weave;
import dev.waxseal.agent.weave.Weaver;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.util.CheckClassAdapter;

/** Every place of the list that is on the class path is woven with all it wants, and would be verified. */
class WovenSeamsTest {

    private static final ClassLoader LOADER = WovenSeamsTest.class.getClassLoader();

    @Test
    void every_place_of_the_jdk_and_of_the_libraries_here_takes_its_advice() throws IOException {
        List<Seam> seams = new ArrayList<>(Seams.byType().values());
        seams.add(Seams.FILE_TRANSFERS);
        List<String> woven = new ArrayList<>();
        for (Seam seam : seams) {
            String type = seam.isRelocatable() ? "io" + seam.type().substring(1) : seam.type();
            byte[] classFile = read(type);
            if (classFile != null && !seam.isSign()) {
                Weaver.Woven<Weave> done = Weaver.weave(classFile, loaderOf(type), seam.name(), seam.weaves());
                assertThat(done.unmet()).as(type).noneMatch(Weave::needed);
                assertThat(complaints(done.classFile())).as(type).isEmpty();
                woven.add(type);
            }
        }

        assertThat(woven)
                .contains(
                        "sun/nio/ch/NioSocketImpl",
                        "sun/nio/ch/SocketChannelImpl",
                        "sun/nio/ch/UnixAsynchronousSocketChannelImpl",
                        "sun/net/www/protocol/http/HttpURLConnection",
                        "jdk/internal/net/http/HttpClientImpl",
                        "io/netty/channel/DefaultChannelPipeline",
                        "okhttp3/internal/connection/RealCall");
    }

    private static String complaints(byte[] classFile) {
        StringWriter complaints = new StringWriter();
        CheckClassAdapter.verify(new ClassReader(classFile), LOADER, false, new PrintWriter(complaints));
        return complaints.toString();
    }

    private static @Nullable ClassLoader loaderOf(String type) {
        return type.startsWith("sun/") || type.startsWith("java/") ? null : LOADER;
    }

    private static byte @Nullable [] read(String type) throws IOException {
        try (InputStream in = LOADER.getResourceAsStream(type + ".class")) {
            return in == null ? null : in.readAllBytes();
        }
    }
}
