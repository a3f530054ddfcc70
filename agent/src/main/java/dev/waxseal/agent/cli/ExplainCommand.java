package dev.waxseal.agent.cli;

import dev.waxseal.catalogue.Explained;
import dev.waxseal.catalogue.Kind;
import dev.waxseal.catalogue.Rule;
import dev.waxseal.report.KnownRules;
import dev.waxseal.tls.SealingRule;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code explain RULE}: what a rule or a kind of data means, why it matters and how to fix it. */
@Command(
        name = "explain",
        description = "Tells what a rule or a kind of data means and how to fix it.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "RULE|KIND",
            description = "Such as plaintext-data or card-number; all are listed where none is given.")
    private @Nullable String id;

    @Override
    public Integer call() throws Main.Failure {
        PrintWriter out = spec.commandLine().getOut();
        if (id == null) {
            out.println("rules: " + rules());
            out.println("kinds: " + kinds());
            return Main.PASS;
        }
        Explained rule = KnownRules.of(id);
        Kind kind = Kind.of(id);
        if (rule != null) {
            out.println(rule.id() + " (" + rule.severity() + ")");
            if (rule instanceof SealingRule sealing) {
                out.println("when  " + sealing.condition());
            }
            out.println("why   " + rule.reason());
            out.println("fix   " + rule.fix());
            out.println("see   " + String.join(", ", rule.references()));
        } else if (kind != null) {
            out.println(kind.id() + ": a kind of data; " + kind.severity() + " when it is sent in clear");
            out.println("fix   " + Rule.PLAINTEXT_DATA.fix());
            out.println("see   " + String.join(", ", kind.references()));
        } else {
            throw new Main.Failure(
                    "neither a rule nor a kind is called \"" + id + "\"; \"explain\" alone lists them all");
        }
        return Main.PASS;
    }

    private static String rules() {
        return join(KnownRules.ALL.stream().map(Explained::id).toList());
    }

    private static String kinds() {
        return join(Arrays.stream(Kind.values()).map(Kind::id).toList());
    }

    private static String join(List<String> ids) {
        return String.join(", ", ids);
    }
}
