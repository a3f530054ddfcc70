package dev.waxseal.agent.weave;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/**
 * What one parameter of an advice is given, as its annotation says.
 *
 * @param what the annotation's simple name
 * @param type the parameter's
 * @param index of an argument, from 0
 * @param text a field's name, or what an origin is made from
 * @param isWritable whether the advice may give the argument another value
 * @param isOptional whether a static method, which has no object, gives null
 */
record Given(String what, Type type, int index, @Nullable String text, boolean isWritable, boolean isOptional) {

    static final String ARGUMENT = "Argument";
    static final String ALL_ARGUMENTS = "AllArguments";
    static final String THIS = "This";
    static final String FIELD = "FieldValue";
    static final String ENTER = "Enter";
    static final String RETURN = "Return";
    static final String THROWN = "Thrown";
    static final String ORIGIN = "Origin";
    static final String SEAM = "SeamName";

    boolean is(String other) {
        return what.equals(other);
    }

    /** Whether nobody can give it without the method's object. */
    boolean needsThis() {
        return is(THIS) || is(FIELD);
    }
}
