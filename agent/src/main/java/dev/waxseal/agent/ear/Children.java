package dev.waxseal.agent.ear;

import dev.waxseal.agent.call.Caller;
import dev.waxseal.agent.outside.CommandLine;
import dev.waxseal.detect.Detection;
import dev.waxseal.journal.Finding;
import dev.waxseal.journal.JournalWriter;
import dev.waxseal.journal.Outside;
import dev.waxseal.wire.Field;
import dev.waxseal.wire.Fields;
import dev.waxseal.wire.Head;
import dev.waxseal.wire.Heard;
import dev.waxseal.wire.RequestHead;
import dev.waxseal.wire.Unsent;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The programs that the application starts: tells which, reads command lines that name a URL in clear text, and brings
 * the agent into JVMs if so asked.
 */
final class Children {

    private static final String CLEAR = "http://";

    private final Auditor auditor;
    private final JournalWriter journal;
    private final @Nullable String agent;

    /**
     * Of this JVM.
     *
     * @param agent what goes into the command lines of JVMs, {@code -javaagent:...}; null if nothing does
     */
    Children(Auditor auditor, JournalWriter journal, @Nullable String agent) {
        this.auditor = auditor;
        this.journal = journal;
        this.agent = agent;
    }

    /** The command line to start a program with instead of this one. */
    String[] starting(String[] words, @Nullable Map<?, ?> environment) {
        if (agent == null) {
            return words;
        }
        CommandLine command = CommandLine.of(words, environment);
        boolean isUnheard = command.java() >= 0 && command.main() != null && !command.heard();
        return isUnheard ? command.with(agent, words) : words;
    }

    /** It was started. */
    void started(String[] words, @Nullable Map<?, ?> environment) {
        CommandLine command = CommandLine.of(words, environment);
        if (command.java() < 0 || command.main() != null) { // and does not only tell its version
            journal.count(new Outside.Program(command.program(), command.main(), command.heard(), 0));
        }
        StringBuilder line = new StringBuilder();
        String url = null;
        for (String word : words) {
            int begin = word.indexOf(CLEAR);
            if (begin >= 0 && url == null) {
                url = url(word, begin);
                word = word.replace(url, CLEAR + authority(url)); // its parts are read as those of a URL
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        if (url != null) {
            RequestHead head = new RequestHead(
                    command.program(),
                    "http",
                    url,
                    authority(url),
                    "",
                    new Fields(List.of(new Field("Content-Type", "text/plain"))));
            byte[] text = line.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
            Unsent.say(head, text, new Said(auditor, head, auditor.callerHere(command.program())));
        }
    }

    /** The URL that begins there, up to where a shell would end it. */
    private static String url(String word, int begin) {
        int end = begin;
        while (end < word.length() && " \t\r\n\"'`<>|;\\".indexOf(word.charAt(end)) < 0) {
            end++;
        }
        return word.substring(begin, end);
    }

    /** Host and port of a URL, without who is let in. */
    private static String authority(String url) {
        int end = CLEAR.length();
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        return url.substring(Math.max(CLEAR.length(), url.lastIndexOf('@', end - 1) + 1), end);
    }

    /** A command line, as a message that is only attempted as far as is known here. */
    private record Said(Auditor auditor, RequestHead head, Caller caller) implements Consumer<Heard>, Auditor.Witness {

        @Override
        public void accept(Heard heard) {
            auditor.inspectAs("command line", heard, this);
        }

        @Override
        public Finding.Circumstances circumstances(Head of, Detection detection) {
            return Target.ofAttempt(head).circumstances(of, head, Finding.Stage.ATTEMPT, caller, detection);
        }
    }
}
