package dev.waxseal.maven;

import dev.waxseal.keys.KeyFile;
import dev.waxseal.report.Baseline;
import dev.waxseal.report.Circumstances;
import dev.waxseal.report.Earlier;
import dev.waxseal.report.GitHubActions;
import dev.waxseal.report.Policy;
import dev.waxseal.report.PolicyFile;
import dev.waxseal.report.Report;
import dev.waxseal.report.ReportFormat;
import dev.waxseal.report.ReportFormats;
import dev.waxseal.report.Sources;
import dev.waxseal.signing.Signer;
import dev.waxseal.signing.Signers;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What {@code check} and {@code report} share: they read the journals, judge them and write all reports. */
abstract class JudgingMojo extends WaxsealMojo {

    /** A server that was told to stop is mostly gone in less. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * What to do about secrets that never leave this machine: {@code ignore}, {@code report} or {@code fail}. Unless
     * set, the policy file decides; unless that does, they are reported.
     */
    @Parameter(property = "waxseal.loopback")
    @Nullable String loopback;

    /**
     * The least severity that fails the build: {@code critical}, {@code high}, {@code medium}, {@code low},
     * {@code info}; or {@code never}. Unless set, the policy file decides; unless that does, {@code high}.
     */
    @Parameter(property = "waxseal.failOn")
    @Nullable String failOn;

    /**
     * The formats of the reports, separated by commas: {@code json}, {@code html}, {@code markdown}, {@code text},
     * {@code sarif}, {@code junit}, {@code gitlab}, {@code sonar}, {@code cyclonedx},
     * {@code evidence}. Unless set, all of them.
     */
    @Parameter(property = "waxseal.formats")
    @Nullable String formats;

    /**
     * What is known and does not fail: what the goal {@code baseline} has written, or the {@code waxseal.json} of an earlier
     * run. A relative name is looked for in the module's directory and in those above it. Unless set, each {@code
     * waxseal-baseline.json} there, up to the root of the repository.
     */
    @Parameter(property = "waxseal.baseline")
    @Nullable String baseline;

    /** The {@code waxseal.json} of an earlier run; the reports then say what is new, unchanged and fixed. */
    @Parameter(property = "waxseal.compare")
    @Nullable String compare;

    /**
     * The keys that sign the reports, separated by commas: PKCS #12 or PEM files, or {@code env:NAME} for PEM in an environment
     * variable. A password stands in the environment variable {@code WAXSEAL_SIGN_PASSWORD}, that of a second key in {@code
     * WAXSEAL_SIGN_PASSWORD_2}. A relative name is looked for in the module's directory and in those above it. Unless set,
     * nothing is signed.
     */
    @Parameter(property = "waxseal.sign")
    @Nullable List<String> sign;

    @Override
    final void run() throws MojoExecutionException, MojoFailureException {
        try {
            judge(heard(), policy());
        } catch (IllegalArgumentException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException("Cannot judge what is in " + output() + ": " + e, e);
        }
    }

    abstract void judge(Heard heard, Policy policy) throws IOException, MojoFailureException;

    final Heard heard() throws IOException {
        long thisBuild = session.getStartTime().toInstant().toEpochMilli();
        return Heard.of(StillRunning.journals(output(), thisBuild, PATIENCE, getLog()), output(), project, thisBuild);
    }

    /** Judges what was heard, and writes the reports where there is something to report. */
    final Report write(Heard heard, Policy policy) throws IOException {
        return write(heard, policy, circumstances(heard));
    }

    final Circumstances circumstances(Heard heard) throws IOException {
        List<Path> files = policyFiles();
        PolicyFiles names = new PolicyFiles(project, session);
        MainResources resources = MainResources.of(List.of(project));
        return new Circumstances(
                files.stream().map(names::name).toList(),
                Applications.in(heard).unheard(),
                UnusedExceptions.isAlone(session) && UnusedExceptions.isWhole(project, session, files),
                Sources.of(names.root(), project.getBasedir().toPath(), new SourceDirectories(project, session)::all),
                resources.production(this::property),
                resources.endpoints(this::property),
                baseline(baselines(names)),
                compare == null ? null : earlier(names.file("report", compare), names),
                UnusedExceptions.isAllTests(project, session),
                Map.of(),
                false);
    }

    final List<Path> baselines(PolicyFiles names) throws IOException {
        return baseline == null ? names.found(Baseline.USUAL) : baselineFile(names, baseline);
    }

    final @Nullable Earlier baseline(Collection<Path> files) throws IOException {
        PolicyFiles names = new PolicyFiles(project, session);
        List<Earlier> baselines = new ArrayList<>();
        for (Path file : files) {
            baselines.add(earlier(file, names));
        }
        return Earlier.all(baselines);
    }

    /** The one of that name; whoever is about to write it need not have it yet. */
    List<Path> baselineFile(PolicyFiles names, String name) throws IOException {
        return List.of(names.file("baseline", name));
    }

    private static Earlier earlier(Path file, PolicyFiles names) throws IOException {
        return Earlier.read(file, names.name(file));
    }

    /** Judges a module of which it is proven that no test could run. */
    final Report writeSilent(Heard heard, Policy policy) throws IOException {
        return write(heard, policy, circumstances(heard).silent());
    }

    final Report write(Heard heard, Policy policy, Circumstances circumstances) throws IOException {
        Report report = judged(heard, policy, circumstances);
        ReportFormats.forget(output());
        if (!report.isEmpty()) {
            List<ReportFormat> wanted = formats == null ? ReportFormats.ALL : ReportFormats.named(formats);
            ReportFormats.write(report, wanted, output(), signers());
            tellGitHub(report);
        }
        return report;
    }

    static Report judged(Heard heard, Policy policy, Circumstances circumstances) {
        return Report.of(heard.journals(), policy, LocalDate.now(ZoneOffset.UTC), circumstances);
    }

    private void tellGitHub(Report report) throws IOException {
        List<String> commands = new ArrayList<>();
        new GitHubActions(System.getenv(), told()).tell(report, commands::add, getLog()::warn);
        if (!commands.isEmpty()) {
            // not System.out, which Maven 4 takes for itself: GitHub reads commands at the beginning of a line alone
            String lines = String.join("\n", commands) + "\n";
            new FileOutputStream(FileDescriptor.out).write(lines.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What GitHub was told by this call of Maven: all of its modules are one step there. */
    @SuppressWarnings("unchecked") // nobody else has this key
    private Map<String, Integer> told() {
        Map<String, Object> data = session.getRequest().getData();
        synchronized (data) {
            return (Map<String, Integer>) data.computeIfAbsent("waxseal.github", key -> new HashMap<String, Integer>());
        }
    }

    private List<Signer> signers() throws IOException {
        PolicyFiles names = new PolicyFiles(project, session);
        List<String> keys = new ArrayList<>();
        for (String key : sign == null ? List.<String>of() : sign) {
            keys.add(KeyFile.isVariable(key) ? key : names.file("sign", key).toString());
        }
        return Signers.read(keys, System::getenv);
    }

    /** What a build fills in where a file has {@code ${name}}. */
    final @Nullable String property(String name) {
        String given = session.getUserProperties().getProperty(name);
        return given == null ? project.getProperties().getProperty(name) : given;
    }

    final Policy policy() throws IOException {
        Policy written = PolicyFile.read(policyFiles());
        if (loopback != null) {
            written = written.withLoopback(Policy.loopback(loopback));
        }
        return failOn == null ? written : written.withFailOn(Policy.failOn(failOn));
    }
}
