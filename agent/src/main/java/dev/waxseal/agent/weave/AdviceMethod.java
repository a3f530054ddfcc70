package dev.waxseal.agent.weave;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A method of an advice: what its parameters are given, and its body, which is read anew wherever it is woven in.
 *
 * @param source the class that has it
 * @param result what it returns: at the beginning of a method, what the advice at its end is given of it
 * @param onThrowable whether it also runs where the method throws
 * @param maxStack of its body, in words
 */
record AdviceMethod(
        ClassReader source, String name, List<Given> given, Type result, boolean onThrowable, int maxStack) {

    /** What the parameter in this local variable is given. */
    Given inSlot(int slot) {
        int begin = 0;
        for (Given one : given) {
            if (begin == slot) {
                return one;
            }
            begin += one.type().getSize();
        }
        throw new IllegalStateException(source.getClassName() + ": an advice has no variables of its own");
    }

    /** Has its instructions visited. */
    void accept(MethodVisitor visitor) {
        source.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public @Nullable MethodVisitor visitMethod(
                            int access,
                            String method,
                            String descriptor,
                            @Nullable String signature,
                            String @Nullable [] exceptions) {
                        return method.equals(name) ? visitor : null;
                    }
                },
                ClassReader.SKIP_DEBUG | ClassReader.EXPAND_FRAMES);
    }
}
