package dev.waxseal.agent.flight;

import dev.waxseal.journal.Counting;
import dev.waxseal.journal.Journal;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;

/** How the audit of this JVM stands; at the beginning and at the end of each chunk of a recording. */
@Name("dev.waxseal.Audit")
@Label("Audit")
@Category("Waxseal")
@Description("How the audit of this JVM stands, since the agent listens")
@Period("everyChunk")
@StackTrace(false)
@SuppressWarnings("UnusedVariable") // the recorder reads them
final class AuditEvent extends Event {

    @Label("Agent's Version")
    private final String agent;

    @Label("Journal")
    private final String journal;

    @Label("Complete")
    @Description("Whether all was heard that should have been")
    private final boolean complete;

    @Label("Problems")
    @Description("Why it is not complete, a sentence on each line")
    private final String problems;

    @Label("Warnings")
    @Description("What is worth knowing nevertheless, a sentence on each line")
    private final String warnings;

    @Label("Different Findings")
    private final int findings;

    @Label("Requests in Clear Text")
    private final long plaintext;

    @Label("Encrypted Requests")
    private final long encrypted;

    @Label("Destinations")
    private final int destinations;

    AuditEvent(String agent, Journal journal, int findings) {
        this.agent = agent;
        this.journal = journal.file().toString();
        this.complete = journal.isComplete();
        this.problems = String.join("\n", journal.problems());
        this.warnings = String.join("\n", journal.warnings());
        this.findings = findings;
        long clear = 0;
        long sealed = 0;
        for (Counting.Destination destination : journal.destinations()) {
            if (destination.encrypted()) {
                sealed += destination.requests();
            } else {
                clear += destination.requests();
            }
        }
        this.plaintext = clear;
        this.encrypted = sealed;
        this.destinations = journal.destinations().size();
    }
}
