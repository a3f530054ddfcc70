package dev.waxseal.agent.origin;

import dev.waxseal.agent.weave.DebugExtension;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The lines of Kotlin's files that frames stand on, told by the class's file where the stack has others. */
final class InlinedLines {

    /** How many frames are remembered; all are looked up anew once there are more. */
    private static final int MOST = 1_000;

    private final Whereabouts whereabouts;
    private final ConcurrentHashMap<StackTraceElement, StackTraceElement> known = new ConcurrentHashMap<>();

    InlinedLines(Whereabouts whereabouts) {
        this.whereabouts = whereabouts;
    }

    /** The frame with the line that people wrote; as it is where the class does not tell. */
    StackTraceElement written(StackTraceElement frame) {
        StackTraceElement written = known.get(frame);
        if (written == null) {
            if (known.size() >= MOST) {
                known.clear();
            }
            written = lookUp(frame);
            known.put(frame, written);
        }
        return written;
    }

    private StackTraceElement lookUp(StackTraceElement frame) {
        String name = frame.getClassName();
        String table = table(name);
        if (table == null) {
            return frame;
        }
        String folder = name.substring(0, name.lastIndexOf('.') + 1).replace('.', '/');
        LineTable.Place place = new LineTable(table, folder).of(frame.getLineNumber());
        return place == null ? frame : new StackTraceElement(name, frame.getMethodName(), place.file(), place.line());
    }

    private @Nullable String table(String className) {
        CodeLocation location = whereabouts.of(Set.of(className)).get(className);
        byte[] file = location == null ? null : ClassFile.of(className, location);
        return file == null ? null : DebugExtension.of(file);
    }
}
