package dev.waxseal.agent.origin;

import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Walks a stack from the innermost frame to the first of the application's own; null comes of it where a class stands on the
 * way of which nothing is known yet. Only the frame that it ends at is asked for its method and line, which takes longer than
 * to walk.
 */
final class Walk implements Function<Stream<StackWalker.StackFrame>, Origins.@Nullable Trace> {

    /** So many frames are fetched at once, two less: ours, those of a blocking client, and where it was called. */
    private static final int DEPTH = 32;

    /** Does not look for frames of reflection to leave out, for whatever is the JDK's is passed by. */
    static final StackWalker WALKER = StackWalker.getInstance(Set.of(StackWalker.Option.SHOW_REFLECT_FRAMES), DEPTH);

    private final Map<String, Origins.Standing> known;

    Walk(Map<String, Origins.Standing> known) {
        this.known = known;
    }

    @Override
    public Origins.@Nullable Trace apply(Stream<StackWalker.StackFrame> stack) {
        Passed passed = new Passed();
        Iterator<StackWalker.StackFrame> frames = stack.iterator();
        while (frames.hasNext()) {
            StackWalker.StackFrame frame = frames.next();
            String name = frame.getClassName();
            Origins.Standing standing = Passed.isOurs(name) ? Origins.NOBODY : known.get(name);
            if (standing == null) {
                return null;
            } else if (standing.own()) {
                return passed.by(frame.toStackTraceElement());
            }
            passed.frame(name, standing);
        }
        return passed.by(null);
    }
}
