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

    private static final int NO_CODE = Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE;

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
        Layout layout = new Layout(classFile);
        boolean[] met = new boolean[wishes.size()];
        List<Layout.Member> methods = new ArrayList<>(4);
        List<List<AdviceClass>> advices = new ArrayList<>(4);
        for (Layout.Member method : layout.methods()) {
            List<AdviceClass> wanted = (method.access() & NO_CODE) == 0 ? wantedAt(method, wishes, met) : List.of();
            if (!wanted.isEmpty()) {
                methods.add(method);
                advices.add(wanted);
            }
        }
        byte[] woven = classFile;
        if (!methods.isEmpty()) {
            ClassReader few = new ClassReader(layout.only(methods));
            Host host = new Host(layout, few, loader, advices);
            ClassReader pool = host.asksPool() ? few : new ClassReader(layout.hollow());
            woven = layout.with(methods, new Layout(weave(few, host, seam, new ClassWriter(pool, 0))));
        }
        List<W> unmet = new ArrayList<>(0);
        for (int i = 0; i < met.length; i++) {
            if (!met[i]) {
                unmet.add(wishes.get(i));
            }
        }
        return new Woven<>(woven, unmet);
    }

    private static <W extends Wish> List<AdviceClass> wantedAt(Layout.Member method, List<W> wishes, boolean[] met) {
        List<AdviceClass> advices = new ArrayList<>(0);
        for (int i = 0; i < met.length; i++) {
            if (wishes.get(i).isAt(method.name(), method.descriptor())) {
                met[i] = true;
                advices.add(AdviceClass.of(wishes.get(i).adviceClass()));
            }
        }
        return advices;
    }

    private static byte[] weave(ClassReader few, Host host, String seam, ClassWriter writer) {
        few.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    private int methods;

                    @Override
                    public MethodVisitor visitMethod(
                            int access,
                            String name,
                            String descriptor,
                            @Nullable String signature,
                            String @Nullable [] exceptions) {
                        MethodVisitor out = super.visitMethod(access, name, descriptor, signature, exceptions);
                        return host.method(methods++).woven(host, access, name, descriptor, seam, out);
                    }
                },
                ClassReader.EXPAND_FRAMES);
        return writer.toByteArray();
    }
}
