package dev.waxseal.agent.weave;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.TypePath;

/**
 * Puts one advice into a method: its one body at the beginning, the other before every return, and where the method throws
 * if it asks for that. Whatever leaves the advice is caught and noted; the method goes on.
 *
 * <p>The advice at the end stands at each return, rather than once behind a jump: a return may leave values on the stack
 * below its own, as Kotlin's often do, with which one cannot jump. It must therefore not branch: nobody knows what a frame
 * would have to say of them.
 */
final class WovenMethod extends MethodVisitor {

    private static final Type THROWABLE = Type.getObjectType("java/lang/Throwable");
    private static final Object[] CAUGHT = {"java/lang/Throwable"};
    private static final Object[] EMPTY = {};

    /** The words that the longest way of loading something takes beyond those of what is loaded. */
    private static final int LOADING = 6;

    private record Handler(
            Label start, Label end, Label handler, @Nullable String type) {}

    private final Host.Method method;
    private final boolean framed;
    private final Values values;
    private final Locals locals;
    private final MethodVisitor out;
    private final @Nullable AdviceMethod enter;
    private final @Nullable AdviceMethod exit;

    private final List<Handler> ofAdvice = new ArrayList<>(4);
    private final List<Handler> ofMethod = new ArrayList<>(4);
    private final List<Handler> ofThrown = new ArrayList<>(4);

    private final Label missed = new Label();
    private final Label thrown = new Label();
    private Label begun = new Label();

    /** The variable for what is returned or thrown, which is in no frame of the method; before it lie these many. */
    private int resultAt;

    private int inFrames;
    private boolean returns;

    WovenMethod(Host host, Host.Method method, AdviceClass advice, Values values, Locals locals, MethodVisitor out) {
        super(Opcodes.ASM9, out);
        this.method = method;
        this.framed = host.hasFrames();
        this.values = values;
        this.locals = locals;
        this.out = out;
        this.enter = advice.enter();
        this.exit = advice.exit();
        if (values.isConstructor() && (method.overwritesThis || (exit != null && exit.onThrowable()))) {
            throw new IllegalStateException("a constructor has no object where it throws");
        }
    }

    @Override
    public void visitCode() {
        out.visitCode();
        if (enter != null) {
            begin(enter);
        }
        if (exit != null) {
            values.keepFor(exit, locals, method.overwritesThis);
        }
        inFrames = locals.count();
        if (exit != null) {
            resultAt = locals.size();
            out.visitLabel(begun);
        }
    }

    private void begin(AdviceMethod advice) {
        Type result = advice.result();
        int variable = 0;
        if (result.getSort() != Type.VOID) {
            variable = locals.add(result);
            values.loadNothing(result);
            out.visitVarInsn(result.getOpcode(Opcodes.ISTORE), variable);
            values.entered(result, variable);
        }
        Object[] begin = values.atBegin();
        Object[] all = locals.frame(begin, begin.length);
        Label over = new Label();
        Handler handler = new Handler(new Label(), new Label(), new Label(), null);
        ofAdvice.add(handler);
        out.visitLabel(handler.start);
        Inlined.before(over, advice, values, out, all, framed, variable);
        out.visitLabel(handler.end);
        out.visitLabel(handler.handler);
        frame(all, CAUGHT);
        note();
        out.visitLabel(over);
        frame(all, EMPTY);
        out.visitInsn(Opcodes.NOP); // the method may begin with a frame of its own
    }

    @Override
    public void visitInsn(int opcode) {
        if (exit == null || opcode < Opcodes.IRETURN || opcode > Opcodes.RETURN) {
            out.visitInsn(opcode);
            return;
        }
        returns = true;
        if (opcode != Opcodes.RETURN) {
            out.visitVarInsn(values.result().getOpcode(Opcodes.ISTORE), resultAt);
            values.returned(resultAt);
        }
        Handler handler = new Handler(new Label(), new Label(), missed, null);
        ofAdvice.add(handler);
        out.visitLabel(handler.start);
        ofThrown.add(new Handler(begun, handler.start, thrown, null));
        Inlined.straight(exit, values, out);
        out.visitLabel(handler.end);
        returnResult();
        begun = new Label();
        out.visitLabel(begun);
    }

    private void returnResult() {
        Type result = values.result();
        if (result.getSort() != Type.VOID) {
            out.visitVarInsn(result.getOpcode(Opcodes.ILOAD), resultAt);
        }
        out.visitInsn(result.getOpcode(Opcodes.IRETURN));
    }

    @Override
    public void visitFrame(int type, int count, @Nullable Object[] own, int depth, @Nullable Object[] stack) {
        Object[] all = locals.frame(own, count);
        out.visitFrame(Opcodes.F_NEW, all.length, all, depth, stack);
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
        ofMethod.add(new Handler(start, end, handler, type));
    }

    /** These go by the number of the handler, which is another now; nothing but a compiler ever reads them. */
    @Override
    public @Nullable AnnotationVisitor visitTryCatchAnnotation(
            int reference, @Nullable TypePath path, String descriptor, boolean visible) {
        return null;
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        if (exit != null) {
            end(exit);
        }
        // the first that fits is taken: what advice throws is no business of the method's handlers
        add(ofAdvice);
        add(ofMethod);
        if (exit != null && exit.onThrowable()) {
            add(ofThrown);
        }
        int ofEnter = enter == null ? 0 : enter.maxStack();
        int ofExit = exit == null ? 0 : exit.maxStack();
        out.visitMaxs(maxStack + Math.max(ofEnter, ofExit) + LOADING, locals.most());
    }

    private void end(AdviceMethod advice) {
        Label end = new Label();
        out.visitLabel(end);
        ofThrown.add(new Handler(begun, end, thrown, null));
        Object[] object = values.atEnd(method.overwritesThis);
        if (returns) {
            if (values.result().getSort() != Type.VOID) {
                locals.add(values.result());
            }
            Object[] all = locals.frame(object, object.length);
            out.visitLabel(missed);
            frame(all, CAUGHT);
            note();
            returnResult();
        }
        if (advice.onThrowable()) {
            locals.forgetFrom(inFrames, resultAt);
            Object[] all = locals.frame(object, object.length);
            out.visitLabel(thrown);
            frame(all, CAUGHT);
            int thrownAt = locals.add(THROWABLE);
            all = locals.frame(object, object.length);
            values.threw(thrownAt);
            out.visitVarInsn(Opcodes.ASTORE, thrownAt);
            Handler handler = new Handler(new Label(), new Label(), new Label(), null);
            ofAdvice.add(handler);
            out.visitLabel(handler.start);
            Inlined.straight(advice, values, out);
            out.visitLabel(handler.end);
            throwAgain(thrownAt);
            out.visitLabel(handler.handler);
            frame(all, CAUGHT);
            note();
            throwAgain(thrownAt);
        }
    }

    private void throwAgain(int variable) {
        out.visitVarInsn(Opcodes.ALOAD, variable);
        out.visitInsn(Opcodes.ATHROW);
    }

    /** What becomes of that which leaves the tap: nothing should, but a call to it may find the stack full. */
    private void note() {
        out.visitInsn(Opcodes.POP);
        out.visitInsn(Opcodes.ICONST_1);
        out.visitFieldInsn(Opcodes.PUTSTATIC, "java/lang/WaxsealTap", "missed", "Z");
    }

    private void frame(Object[] all, Object[] stack) {
        if (framed) {
            out.visitFrame(Opcodes.F_NEW, all.length, all, stack.length, stack);
        }
    }

    private void add(List<Handler> handlers) {
        for (Handler one : handlers) {
            if (one.start.getOffset() < one.end.getOffset()) {
                out.visitTryCatchBlock(one.start, one.end, one.handler, one.type);
            }
        }
    }
}
