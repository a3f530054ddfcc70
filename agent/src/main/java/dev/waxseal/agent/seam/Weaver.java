package dev.waxseal.agent.seam;

import dev.waxseal.agent.seam.Seam.Weave;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.scaffold.TypeInitializer;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.StackSize;
import net.bytebuddy.implementation.bytecode.constant.TextConstant;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Weaves advice into one class. Loaded only when a wanted class turns up, because ByteBuddy's first use is dear.
 *
 * <p>The class keeps its shape: no field, method or interface is added, so that classes that are loaded already can be
 * woven too and other agents are not disturbed.
 */
final class Weaver {

    private static final ClassFileLocator OURS = ClassFileLocator.ForClassLoader.of(Weaver.class.getClassLoader());

    /** The advices and the annotations on them: read once, not once for each class. */
    private static final TypePool ADVICES = TypePool.Default.of(OURS);

    /**
     * What becomes of that which leaves the tap: nothing should, but a call to it may find the stack full. The application
     * must not notice, and a field can be set nevertheless.
     */
    private static final Advice.ExceptionHandler MISSED =
            new Advice.ExceptionHandler.Simple(new StackManipulation.AbstractBase() {
                @Override
                public Size apply(MethodVisitor method, Implementation.Context context) {
                    method.visitInsn(Opcodes.POP);
                    method.visitInsn(Opcodes.ICONST_1);
                    method.visitFieldInsn(Opcodes.PUTSTATIC, "java/lang/WaxsealTap", "missed", "Z");
                    return StackSize.SINGLE.toDecreasingSize();
                }
            });

    private Weaver() {}

    /**
     * A class with advice in it.
     *
     * @param classFile the class
     * @param missing the methods that were wanted and are not there, such as {@code write(Ljava/nio/ByteBuffer;)}
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Woven(byte[] classFile, List<String> missing) {}

    /**
     * The class with the seam's advice in it, wherever the methods for it are there.
     *
     * @param className its internal name
     * @param loader the class's loader, null for the bootstrap loader
     * @param classFile the class as it is
     */
    static Woven weave(Seam seam, String className, @Nullable ClassLoader loader, byte[] classFile) {
        String type = className.replace('/', '.');
        ClassFileLocator locator = new ClassFileLocator.Compound(
                ClassFileLocator.Simple.of(type, classFile),
                OURS,
                loader == null ? new JavaBase() : ClassFileLocator.ForClassLoader.of(loader));
        TypePool pool = TypePool.Default.of(locator);
        TypeDescription described = pool.describe(type).resolve();
        List<String> missing = new ArrayList<>(0);
        AsmVisitorWrapper.ForDeclaredMethods visits = new AsmVisitorWrapper.ForDeclaredMethods();
        for (Weave weave : seam.weaves()) {
            ElementMatcher<MethodDescription> methods = method -> matches(weave, method);
            if (described.getDeclaredMethods().filter(methods).isEmpty()) {
                if (weave.needed()) {
                    missing.add(String.join("|", weave.methods()) + weave.descriptor());
                }
                continue;
            }
            TypeDescription advice = ADVICES.describe(Weaver.class.getPackageName() + '.' + weave.advice())
                    .resolve();
            visits = visits.invokable(
                    methods,
                    Advice.withCustomMapping()
                            .bind(nameOf(seam))
                            .to(advice, OURS)
                            .withExceptionHandler(MISSED));
        }
        return new Woven(rewrite(classFile, described, pool, visits), missing);
    }

    /** The seam's name where an advice asks for it. ByteBuddy would find out by itself what a string is, at length. */
    private static Advice.OffsetMapping.Factory<SeamName> nameOf(Seam seam) {
        return new Advice.OffsetMapping.ForStackManipulation.Factory<>(
                SeamName.class,
                new TextConstant(seam.name()),
                TypeDescription.ForLoadedType.of(String.class).asGenericType());
    }

    /** One pass over the class file. ByteBuddy's type builders would do the same after loading 140 classes more. */
    private static byte[] rewrite(
            byte[] classFile, TypeDescription described, TypePool pool, AsmVisitorWrapper.ForDeclaredMethods visits) {
        ClassFileVersion version = ClassFileVersion.ofClassFile(classFile);
        Implementation.Context context = Implementation.Context.Disabled.Factory.INSTANCE.make(
                described,
                null,
                TypeInitializer.None.INSTANCE,
                version,
                version,
                Implementation.Context.FrameGeneration.GENERATE);
        ClassReader reader = OpenedClassReader.of(classFile);
        ClassWriter writer = new ClassWriter(reader, 0);
        ClassVisitor visitor = visits.wrap(
                described, writer, context, pool, described.getDeclaredFields(), described.getDeclaredMethods(), 0, 0);
        reader.accept(visitor, 0);
        return writer.toByteArray();
    }

    private static boolean matches(Weave weave, MethodDescription method) {
        return !method.isAbstract()
                && !method.isNative()
                && weave.methods().contains(method.getInternalName())
                && method.getDescriptor().startsWith(weave.descriptor());
    }

    /** Finds the classes beside the one that is woven without the detour over URLs, which is dear at start-up. */
    private static final class JavaBase implements ClassFileLocator {

        @Override
        public Resolution locate(String name) throws IOException {
            String resource = name.replace('.', '/') + CLASS_FILE_EXTENSION;
            try (InputStream in = Object.class.getModule().getResourceAsStream(resource)) {
                return in == null ? new Resolution.Illegal(name) : new Resolution.Explicit(in.readAllBytes());
            }
        }

        @Override
        public void close() {}
    }
}
