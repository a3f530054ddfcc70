package dev.waxseal.agent.weave;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What is written on an advice, after ByteBuddy's annotations of these names. Each of its two methods is one line that calls
 * the tap; whatever leaves it is caught, and never reaches the application.
 *
 * <p>A parameter takes what it is given as it is, as a class or an interface above it, or, as an {@link Object}, in a box.
 */
public final class Advice {

    private Advice() {}

    /** A method that runs when another begins; what it returns is {@link Enter}'s. It may ask a question first. */
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.METHOD)
    public @interface OnMethodEnter {}

    /** A method that runs when another returns. It must not branch. */
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.METHOD)
    public @interface OnMethodExit {

        /** Whether it also runs when the other throws; never in a constructor, which then has no object. */
        boolean onThrowable() default false;
    }

    /** An argument, as it was when the method began, or when the advice at its beginning had changed it. */
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.PARAMETER)
    public @interface Argument {

        /** Which one, from 0. */
        int value();

        /** Whether it cannot be given another value. */
        boolean readOnly() default true;
    }

    /** All arguments, in an {@code Object[]} made for this. */
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.PARAMETER)
    public @interface AllArguments {}

    /** The object whose method it is. */
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.PARAMETER)
    public @interface This {

        /** Whether a static method gives null. */
        boolean optional() default false;
    }

    /** The value of a field of the class, or of one that it inherits. */
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.PARAMETER)
    public @interface FieldValue {

        /** Its name. */
        String value();
    }

    /** What the advice at the beginning has returned; null, zero or false if it failed or there is none. */
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.PARAMETER)
    public @interface Enter {}

    /** What the method returns; null, zero or false where it throws or returns nothing. */
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.PARAMETER)
    public @interface Return {}

    /** What the method throws, or null. */
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.PARAMETER)
    public @interface Thrown {}

    /** A text in which {@code #m} becomes the method's name. */
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.PARAMETER)
    public @interface Origin {

        /** The text. */
        String value();
    }

    /** The name of the seam. */
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.PARAMETER)
    public @interface SeamName {}
}
