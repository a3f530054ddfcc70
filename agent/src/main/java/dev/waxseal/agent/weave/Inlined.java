package dev.waxseal.agent.weave;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The body of an advice on its way into a method: what it loads from its parameters comes from the method instead. */
final class Inlined extends MethodVisitor {

    private final AdviceMethod advice;
    private final Values values;
    private final MethodVisitor out;
    private final Object @Nullable [] locals;
    private final @Nullable Label over;
    private final boolean framed;
    private final int result;

    private Inlined(
            AdviceMethod advice,
            Values values,
            MethodVisitor out,
            Object @Nullable [] locals,
            @Nullable Label over,
            boolean framed,
            int result) {
        super(Opcodes.ASM9);
        this.advice = advice;
        this.values = values;
        this.out = out;
        this.locals = locals;
        this.over = over;
        this.framed = framed;
        this.result = result;
    }

    /**
     * Puts it where nothing is on the stack, and leads to a label.
     *
     * @param locals the locals there, by a frame's terms
     * @param framed whether the method has frames
     * @param result the variable that is given what the advice returns, if it returns anything
     */
    static void before(
            Label over,
            AdviceMethod advice,
            Values values,
            MethodVisitor out,
            Object[] locals,
            boolean framed,
            int result) {
        advice.accept(new Inlined(advice, values, out, locals, over, framed, result));
    }

    /** Puts it where anything may be on the stack; it must not branch, and goes on behind itself. */
    static void straight(AdviceMethod advice, Values values, MethodVisitor out) {
        advice.accept(new Inlined(advice, values, out, null, null, false, 0));
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
        Given given = advice.inSlot(variable);
        if (opcode < Opcodes.ISTORE) {
            values.load(given);
        } else {
            values.store(given);
        }
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
            end(opcode);
        } else {
            out.visitInsn(opcode);
        }
    }

    private void end(int opcode) {
        if (over != null) {
            if (opcode != Opcodes.RETURN) {
                out.visitVarInsn(advice.result().getOpcode(Opcodes.ISTORE), result);
            }
            out.visitJumpInsn(Opcodes.GOTO, over);
        }
    }

    @Override
    public void visitFrame(
            int type, int count, @Nullable Object @Nullable [] ofAdvice, int depth, @Nullable Object[] stack) {
        if (locals != null && framed) {
            out.visitFrame(Opcodes.F_NEW, locals.length, locals, depth, stack);
        }
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        out.visitIntInsn(opcode, operand);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        out.visitTypeInsn(opcode, type);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        out.visitFieldInsn(opcode, owner, name, descriptor);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        out.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        if (locals == null) {
            throw tooMuch();
        }
        out.visitJumpInsn(opcode, label);
    }

    @Override
    public void visitLabel(Label label) {
        out.visitLabel(label);
    }

    @Override
    public void visitLdcInsn(Object value) {
        out.visitLdcInsn(value);
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
        throw tooMuch();
    }

    @Override
    public void visitIincInsn(int variable, int increment) {
        throw tooMuch();
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        throw tooMuch();
    }

    private IllegalStateException tooMuch() {
        return new IllegalStateException(advice.source().getClassName() + ": more than one plain line");
    }
}
