package dev.waxseal.agent.weave;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Weaves advice into one class. The class keeps its shape: no field, method or interface is added, so that classes that
 * are loaded already can be woven too and other agents are not disturbed.
 */
public final class Weaver {

    /** One advice at one method. */
    public interface Wish {

        /** Whether it is wanted at this method. */
        boolean isAt(String method, String descriptor);

        /** The internal name of the advice's class. */
        String adviceClass();
    }

    /**
     * A class with advice in it.
     *
     * @param classFile the class
     * @param unmet those of the wishes that are wanted at none of its methods
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Woven<W extends Wish>(byte[] classFile, List<W> unmet) {}

    private Weaver() {}

    /**
     * The class with all advice in it that is wanted anywhere in it. Where a method has several, the first is the
     * outermost: it begins first and ends last.
     *
     * @param seam the name that advice is given where it asks for one
     * @param loader the class's loader, null for the bootstrap loader
     * @param classFile the class as it is
     * @throws RuntimeException where an advice wants what a method cannot give, or the class is none we can read
     */
    public static <W extends Wish> Woven<W> weave(
            byte[] classFile, @Nullable ClassLoader loader, String seam, List<W> wishes) {
        ClassReader reader = new ClassReader(classFile);
        boolean[] met = new boolean[wishes.size()];
        Host host = new Host(reader, loader, new Host.Wishes() {
            @Override
            public List<AdviceClass> at(String method, String descriptor) {
                List<AdviceClass> advices = new ArrayList<>(1);
                for (int i = 0; i < met.length; i++) {
                    if (wishes.get(i).isAt(method, descriptor)) {
                        met[i] = true;
                        advices.add(AdviceClass.of(wishes.get(i).adviceClass()));
                    }
                }
                return advices;
            }
        });
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public @Nullable MethodVisitor visitMethod(
                            int access,
                            String name,
                            String descriptor,
                            @Nullable String signature,
                            String @Nullable [] exceptions) {
                        MethodVisitor out = super.visitMethod(access, name, descriptor, signature, exceptions);
                        Host.Method method = host.method(name, descriptor);
                        return method == null ? out : method.woven(host, access, name, descriptor, seam, out);
                    }
                },
                ClassReader.EXPAND_FRAMES);
        List<W> unmet = new ArrayList<>(0);
        for (int i = 0; i < met.length; i++) {
            if (!met[i]) {
                unmet.add(wishes.get(i));
            }
        }
        return new Woven<>(writer.toByteArray(), unmet);
    }
}
