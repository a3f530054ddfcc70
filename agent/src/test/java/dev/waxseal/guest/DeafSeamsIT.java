package dev.waxseal.guest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/** A JDK or a library that calls its methods otherwise than we know is told of, never taken for a silent one. */
class DeafSeamsIT {

    private static final String SOCKETS = "sun/nio/ch/NioSocketImpl";

    @TempDir
    private Path directory;

    private Path output;
    private Path patch;

    @BeforeEach
    void open() {
        output = directory.resolve("waxseal");
        patch = directory.resolve("patch");
    }

    @Test
    void a_jdk_that_renamed_a_method_is_told_of_by_class_and_method() throws Exception {
        write(SOCKETS, renamed(SOCKETS, "implWrite", "writeOut"));
        runPatched();

        JsonObject report = report(1);
        assertThat(report.get("complete").getAsBoolean()).isFalse();
        assertThat(report.getAsJsonArray("heard").toString()).doesNotContain("\"sockets\"");
        assertThat(report.getAsJsonArray("unheard").toString())
                .isEqualTo("[{\"place\":\"sockets\",\"at\":\"sun.nio.ch.NioSocketImpl.implWrite([BII)I\","
                        + "\"because\":\"no such method\"}]");
        assertThat(report.getAsJsonArray("findings").toString())
                .as("what comes back is still heard; what was asked is not")
                .contains("audit-incomplete")
                .doesNotContain("plaintext-data");
    }

    @Test
    void a_jdk_that_has_another_class_for_channels_is_told_of() throws Exception {
        String tomorrow = "sun/nio/ch/SocketChannelOfTomorrow";
        ClassWriter channel = new ClassWriter(0);
        channel.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, tomorrow, null, "java/nio/channels/SocketChannel", null);
        channel.visitEnd();
        write(tomorrow, channel.toByteArray());
        load(tomorrow, "--patch-module", "java.base=" + patch);

        assertThat(report(1).getAsJsonArray("unheard").toString())
                .isEqualTo("[{\"place\":\"channels\",\"at\":\"sun.nio.ch.SocketChannelOfTomorrow\","
                        + "\"because\":\"a class that the agent does not know\"}]");
    }

    @Test
    void a_library_that_renamed_a_method_is_told_of_by_class_and_method() throws Exception {
        String call = "okhttp3/internal/connection/RealCall";
        ClassWriter library = new ClassWriter(0);
        library.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, call, null, "java/lang/Object", null);
        MethodVisitor method = library.visitMethod(Opcodes.ACC_PUBLIC, "execute", "()V", null, null);
        method.visitCode();
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(0, 1);
        library.visitEnd();
        write(call, library.toByteArray());
        load(call);

        JsonObject report = report(0);
        assertThat(report.get("complete").getAsBoolean())
                .as("its bytes are heard below it")
                .isTrue();
        assertThat(report.getAsJsonArray("warnings").toString())
                .contains("okhttp3.internal.connection.RealCall.enqueue(Lokhttp3/Callback;)")
                .contains("may lack the line")
                .doesNotContain("RealCall.execute");
    }

    @Test
    void an_old_netty_that_leaves_the_carrying_to_the_jdk_leaves_no_gap() throws Exception {
        write("io/netty/channel/ChannelOutboundBuffer", empty("io/netty/channel/ChannelOutboundBuffer"));
        load("io/netty/channel/ChannelOutboundBuffer");

        assertThat(report(0).get("complete").getAsBoolean()).isTrue();
    }

    @Test
    void an_old_netty_that_carries_bytes_itself_is_told_of_with_what_may_be_lost() throws Exception {
        write("com/acme/netty/channel/ChannelOutboundBuffer", empty("com/acme/netty/channel/ChannelOutboundBuffer"));
        write("com/acme/netty/channel/unix/UnixChannel", empty("com/acme/netty/channel/unix/UnixChannel"));
        load("com/acme/netty/channel/ChannelOutboundBuffer,com/acme/netty/channel/unix/UnixChannel");

        JsonObject report = report(1);
        assertThat(report.get("complete").getAsBoolean()).isFalse();
        assertThat(report.getAsJsonArray("findings").toString())
                .contains("com.acme.netty.channel.ChannelOutboundBuffer.removeBytes(J)V: no such method")
                .contains("epoll")
                .contains("-Dio.netty.transport.noNative=true");
    }

    private static byte[] empty(String name) {
        ClassWriter type = new ClassWriter(0);
        type.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
        type.visitEnd();
        return type.toByteArray();
    }

    /** Loads a class from the patch and ends in order. */
    private void load(String type, String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of(options));
        all.add(ForkedJvm.agent(output));
        String name = type.replace('/', '.');
        try (ForkedJvm jvm =
                new ForkedJvm(directory, all, "", "load", patch.toUri().toString(), name)) {
            assertThat(jvm.join()).as(jvm.err()).isZero();
            assertThat(jvm.out()).isEqualTo(name + System.lineSeparator());
        }
    }

    /** Sends a password to a server of its own and ends in order, on the doctored JDK. */
    private void runPatched() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> {
                try (var accepted = server.accept()) {
                    while (accepted.getInputStream().read() != '=') {
                        // the password follows
                    }
                    accepted.getOutputStream().write("HTTP/1.0 200 OK\r\n\r\nthanks".getBytes(US_ASCII));
                } catch (IOException over) {
                    // the test says so
                }
            });
            answering.start();
            try (ForkedJvm jvm = new ForkedJvm(
                    directory,
                    List.of("--patch-module", "java.base=" + patch, ForkedJvm.agent(output)),
                    "http://127.0.0.1:" + server.getLocalPort() + "/?password=Canary-7f3q-Zebra",
                    "end")) {
                assertThat(jvm.join()).as(jvm.err()).isZero();
                assertThat(jvm.out()).isEqualTo("thanks" + System.lineSeparator());
            }
            answering.join();
        }
    }

    private JsonObject report(int code) throws Exception {
        StringBuilder said = new StringBuilder();
        assertThat(ForkedJvm.report(output, said)).as("%s", said).isEqualTo(code);
        assertThat(said.indexOf("Not heard: ") >= 0).isEqualTo(code != 0);
        return JsonParser.parseString(Files.readString(output.resolve("waxseal.json")))
                .getAsJsonObject();
    }

    /** A class of this JDK with one of its methods under another name. */
    private static byte[] renamed(String type, String from, String to) throws IOException {
        try (InputStream in = Object.class.getModule().getResourceAsStream(type + ".class")) {
            ClassReader original = new ClassReader(Objects.requireNonNull(in));
            ClassWriter renamed = new ClassWriter(original, 0);
            original.accept(
                    new ClassRemapper(renamed, new Remapper(Opcodes.ASM9) {
                        @Override
                        public String mapMethodName(String owner, String name, String descriptor) {
                            return owner.equals(type) && name.equals(from) ? to : name;
                        }
                    }),
                    0);
            return renamed.toByteArray();
        }
    }

    private void write(String type, byte[] classFile) throws IOException {
        Path file = patch.resolve(type + ".class");
        Files.createDirectories(file.getParent());
        Files.write(file, classFile);
    }
}
