package dev.waxseal.agent.weave;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The local variables of a method with one advice in it. Those of the advice lie behind the method's own, which therefore
 * keep their places; and so every frame (JVMS section 4.7.4) is as it was, but for what is added at its end.
 */
final class Locals {

    private final int own;
    private final List<Object> added = new ArrayList<>(6);
    private int next;
    private int most;

    /** Behind this many of the method's own, in words. */
    Locals(int own) {
        this.own = own;
        this.next = own;
        this.most = own;
    }

    /** A new one; it is in every frame from now on. */
    int add(Type type) {
        int variable = next;
        next += type.getSize();
        most = Math.max(most, next);
        added.add(inFrame(type));
        return variable;
    }

    /** How many there are, in words. */
    int size() {
        return next;
    }

    /** How many there were at most, in words. */
    int most() {
        return most;
    }

    /** How many are added. */
    int count() {
        return added.size();
    }

    /** Takes away all but these many of the added ones; the next is where the first of those was. */
    void forgetFrom(int count, int variable) {
        while (added.size() > count) {
            added.remove(added.size() - 1);
        }
        next = variable;
    }

    /** The locals of a frame: those of the method, and behind them the added ones. */
    Object[] frame(@Nullable Object[] ofMethod, int length) {
        int count = added.size();
        int words = 0;
        for (int i = 0; i < length; i++) {
            words += ofMethod[i] == Opcodes.LONG || ofMethod[i] == Opcodes.DOUBLE ? 2 : 1;
        }
        int gap = Math.max(0, own - words);
        Object[] all = Arrays.copyOf(ofMethod, length + gap + count);
        Arrays.fill(all, length, length + gap, Opcodes.TOP);
        for (int i = 0; i < count; i++) {
            all[length + gap + i] = added.get(i);
        }
        return all;
    }

    static Object inFrame(Type type) {
        return switch (type.getSort()) {
            case Type.BOOLEAN, Type.BYTE, Type.CHAR, Type.SHORT, Type.INT -> Opcodes.INTEGER;
            case Type.LONG -> Opcodes.LONG;
            case Type.FLOAT -> Opcodes.FLOAT;
            case Type.DOUBLE -> Opcodes.DOUBLE;
            default -> type.getInternalName();
        };
    }
}
