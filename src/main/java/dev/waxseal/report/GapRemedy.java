package dev.waxseal.report;

import dev.waxseal.catalogue.Rule;
import dev.waxseal.journal.Finding;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The way out of an audit that is incomplete: which bytes may have gone unheard for each cause, and what to do. */
final class GapRemedy {

    /** What a cause begins with, and its way out; causes that name their own have it behind a semicolon. */
    private record Known(String cause, String remedy) {}

    private static final String OF_ONE_JVM = "What that JVM sent is known in part at best. ";

    private static final List<Known> KNOWN = List.of(
            new Known(
                    "the agent failed",
                    "What was being sent at that moment may have gone unheard, on one connection as a rule. Run the tests"
                            + " again; if it comes back, tell the makers of Waxseal, with the agent-*.log that lies beside the"
                            + " journals."),
            new Known(
                    "the agent did not listen",
                    "Nothing that this JVM sent was heard. Let it be one of Java 17 or later in which agents may work, or keep"
                            + " the agent out of a JVM that need not be heard."),
            new Known(
                    "a connection to",
                    "All that was said on this connection went unheard, encrypted or not. Let the library use the JDK's"
                            + " sockets instead of its native code (Netty: -Dio.netty.transport.noNative=true; AWS's SDK: its"
                            + " Apache or Netty client); or allow it by its id, if you know it to be TLS."),
            new Known(
                    "lines of a journal could not be written",
                    "What was found after that moment is lost. Make room on the disk of the output directory, or put that"
                            + " elsewhere (output), and run the tests again."),
            new Known(
                    "inspected ",
                    "What the rest of these messages holds is not known. Inspect more of them (sample, content), or allow it"
                            + " by its id, if it is meant so."),
            new Known(
                    "the agent stepped back",
                    "What these requests held is not known. Let the agent take more of the CPU (cpu), or allow it by its id,"
                            + " if it is meant so."),
            new Known(
                    "part",
                    "Bring them back beside the others, compressed or not, or judge a journal before its parts are taken"
                            + " away or deleted (keep)."),
            new Known(
                    "a journal",
                    OF_ONE_JVM
                            + "Delete the output directory, use an agent and a plugin of the same version, and run the tests"
                            + " again."),
            new Known(
                    "line ",
                    OF_ONE_JVM + "Delete the output directory, let nothing else write there, and run the tests again."),
            new Known(
                    "nothing was recorded",
                    "No byte was heard. Give the agent's argument to the JVM, -javaagent:waxseal-agent.jar=output=DIR or"
                            + " ${waxseal.argLine}, and name the same directory here."));

    private static final String CUT_SHORT =
            "Requests behind the point where these connections ceased to be HTTP were not read. Encrypt the connection, or"
                    + " speak HTTP as RFC 9112 has it.";

    private static final String TOO_MANY =
            "What was heard beyond that number is not listed, though it was read. Mend or allow what is listed, or judge"
                    + " fewer tests at once, and run them again.";

    private static final String BEYOND_A_BOUND =
            "What lies beyond this bound was not read; the rest of the message was. Let the tests send less at once, or"
                    + " allow it by its id.";

    private GapRemedy() {}

    /** The way out of this cause, or of what was read in part where it is a message. */
    static String of(String cause, @Nullable Finding message) {
        if (message != null) {
            return BEYOND_A_BOUND;
        }
        int own = cause.lastIndexOf("; ");
        if (own > 0) {
            String remedy = cause.substring(own + 2);
            return remedy.substring(0, 1).toUpperCase(Locale.ROOT) + remedy.substring(1) + '.';
        }
        for (Known known : KNOWN) {
            if (cause.startsWith(known.cause)) {
                return known.remedy;
            }
        }
        if (cause.endsWith(" were too many to record")) {
            return cause.contains("could not be followed") ? CUT_SHORT : TOO_MANY;
        }
        return Rule.AUDIT_INCOMPLETE.fix();
    }
}
