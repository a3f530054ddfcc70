package dev.waxseal.agent.seam;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class RetransformationTest {

    private static final int CLASSES = 200;

    @TempDir
    private Path directory;

    @Test
    void a_class_that_another_thread_links_meanwhile_is_shown_whole() throws Exception {
        Path agent = directory.resolve("agent.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", Race.class.getName());
        manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
        try (OutputStream file = Files.newOutputStream(agent);
                JarOutputStream jar = new JarOutputStream(file, manifest)) {
            jar.finish();
        }

        Process race = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-javaagent:" + agent,
                        "-cp",
                        System.getProperty("surefire.test.class.path"),
                        Race.class.getName())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(race.getInputStream().readAllBytes(), UTF_8)).isEqualTo("the same " + CLASSES + " times");
        assertThat(race.waitFor()).isZero();
    }

    /** In a JVM of its own: many classes of one class file, each linked by one thread while another has it shown. */
    @SuppressWarnings("SystemOut")
    public static final class Race {

        private static final String NAME = "Large";
        private static final int METHODS = 200;
        private static final int ACCESSES = 60;

        /** About as long as one of them is linked. */
        private static final int LINKING = 300_000;

        @SuppressWarnings("NullAway.Init") // the JVM calls premain first
        private static Instrumentation instrumentation;

        private Race() {}

        public static void premain(String argument, Instrumentation ofThisJvm) {
            instrumentation = ofThisJvm;
        }

        public static void main(String[] arguments) throws Exception {
            List<Class<?>> loaded =
                    new ArrayList<>(); // before the transformer is there, for whose sake class files are kept
            byte[] large = large();
            for (int i = 0; i < CLASSES; i++) {
                loaded.add(new Loader(large).loadClass(NAME));
            }
            Map<String, Integer> shown = new HashMap<>();
            instrumentation.addTransformer(
                    new ClassFileTransformer() {
                        @Override
                        public byte @Nullable [] transform(
                                ClassLoader loader,
                                String name,
                                Class<?> type,
                                ProtectionDomain domain,
                                byte[] classFile) {
                            if (NAME.equals(name)) {
                                shown.merge(new String(classFile, UTF_8), 1, Integer::sum);
                            }
                            return null;
                        }
                    },
                    true);
            Random random = new Random(1);
            for (Class<?> type : loaded) {
                race(type, random.nextInt(LINKING));
            }
            System.out.print(
                    shown.size() == 1 ? "the same " + shown.values().iterator().next() + " times" : "different");
        }

        private static void race(Class<?> type, long head) throws Exception {
            CyclicBarrier start = new CyclicBarrier(2);
            Thread linking = new Thread(() -> {
                try {
                    start.await(10, TimeUnit.SECONDS);
                    long until = System.nanoTime() + head;
                    while (System.nanoTime() < until) {
                        Thread.onSpinWait();
                    }
                    Class.forName(NAME, true, type.getClassLoader());
                } catch (Exception failure) {
                    throw new IllegalStateException(failure);
                }
            });
            linking.start();
            start.await(10, TimeUnit.SECONDS);
            Retransformation.of(type, instrumentation);
            linking.join();
        }

        /** With so much code that it takes a while to link. */
        private static byte[] large() {
            ClassWriter writer = new ClassWriter(0);
            writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, NAME, null, "java/lang/Object", null);
            for (int i = 0; i < ACCESSES; i++) {
                writer.visitField(Opcodes.ACC_STATIC, "field" + i, "I", null, null)
                        .visitEnd();
            }
            for (int method = 0; method < METHODS; method++) {
                MethodVisitor code = writer.visitMethod(Opcodes.ACC_STATIC, "method" + method, "()V", null, null);
                code.visitCode();
                for (int i = 0; i < ACCESSES; i++) {
                    code.visitFieldInsn(Opcodes.GETSTATIC, NAME, "field" + (i * 7 + method) % ACCESSES, "I");
                    code.visitFieldInsn(Opcodes.PUTSTATIC, NAME, "field" + i, "I");
                }
                code.visitInsn(Opcodes.RETURN);
                code.visitMaxs(1, 0);
                code.visitEnd();
            }
            writer.visitEnd();
            return writer.toByteArray();
        }
    }

    private static final class Loader extends ClassLoader {
        private final byte[] classFile;

        private Loader(byte[] classFile) {
            this.classFile = classFile;
        }

        @Override
        protected Class<?> findClass(String name) {
            return defineClass(name, classFile, 0, classFile.length);
        }
    }
}
