package dev.waxseal.journal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The programs that a JVM started, as warnings about what nobody listened to. */
final class Programs {

    private final Map<Outside.Program, Long> before = new LinkedHashMap<>();
    private final Map<Outside.Program, Long> counts = new LinkedHashMap<>();

    void started(Outside.Program program) {
        counts.put(new Outside.Program(program.program(), program.main(), program.heard(), 0), program.count());
    }

    /** What follows counts from the beginning. */
    void fold() {
        counts.forEach((program, count) -> before.merge(program, count, Long::sum));
        counts.clear();
    }

    /** One line for each JVM that was not heard, and one for all other programs. */
    void tell(JournalBuilder reading) {
        Map<String, Long> others = new TreeMap<>();
        fold();
        before.forEach((program, count) -> {
            if (program.main() == null) {
                others.merge(program.program(), count, Long::sum);
            } else if (!program.heard()) {
                boolean isBetween = !program.program().startsWith("java"); // a shell, whose text nobody changes
                reading.warning("a JVM that ran " + program.main() + " was started"
                        + (isBetween ? " by " + program.program() : "") + times(count, " ", "")
                        + " and not heard: start it with the agent's argument"
                        + (isBetween ? "" : ", or set children=hear"));
            }
        });
        if (!others.isEmpty()) {
            StringBuilder list = new StringBuilder();
            others.forEach((program, count) ->
                    list.append(list.isEmpty() ? "" : ", ").append(program).append(times(count, " (", ")")));
            reading.warning("other programs were started, and what they send is not heard: " + list);
        }
    }

    private static String times(long count, String before, String after) {
        return count == 1 ? "" : before + count + " times" + after;
    }
}
