package dev.waxseal.report;

import dev.waxseal.config.OneLine;
import dev.waxseal.config.YamlFile;
import dev.waxseal.config.YamlNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code waxseal.yml}, the policy of a repository:
 *
 * <pre>
 * loopback: report            # ignore, report or fail
 * fail-on: high               # critical, high, medium, low, info or never
 * local: [docker, "*.test"]   # further hosts that are this machine: names, patterns, addresses, networks
 * exceptions:
 *   - kind: email             # any of id, rule, kind, host, test; all that are named must hold
 *     host: "*.crm.example"
 *     why: the vendor moves to https in spring
 *     until: 2027-03-31       # required unless permanent: true
 * destinations: [payments.example, "*.internal", "db.example:5432"]  # anything else is undeclared-destination
 * thresholds:
 *   - host: "*.internal"      # any of rule, kind, host
 *     fail-on: critical       # the first that fits counts; else the fail-on above
 * stand-ins:
 *   - test: "localhost:*&#47;payments/**"  # host[:port][/path] as the tests send it; in-test and origin narrow it
 *     for: application-prod.yml#payments.url  # or a URL; profile: names production's where it has no usual name
 * </pre>
 *
 * <p>It may also add {@linkplain dev.waxseal.detect.KindsFile kinds}, which are the agent's business.
 */
public final class PolicyFile {

    private static final List<String> EXCEPTION_KEYS =
            List.of("id", "rule", "kind", "host", "test", "why", "until", "permanent");

    private static final List<String> THRESHOLD_KEYS = List.of("rule", "kind", "host", "fail-on");

    private static final List<String> STAND_IN_KEYS = List.of("test", "in-test", "origin", "for", "profile");

    private PolicyFile() {}

    /**
     * The policy of this file, the default where it says nothing.
     *
     * @throws IOException when the file cannot be read
     * @throws IllegalArgumentException when it cannot be understood, with a message for the person who wrote it
     */
    public static Policy read(Path file) throws IOException {
        return read(List.of(file));
    }

    /**
     * The policy of several files: the exceptions of all, and of what can be said but once the last that was said.
     *
     * @throws IOException when one cannot be read
     * @throws IllegalArgumentException when one cannot be understood, with a message for the person who wrote it
     */
    public static Policy read(List<Path> files) throws IOException {
        Policy policy = Policy.DEFAULT;
        for (Path file : files) {
            Policy before = policy;
            policy = YamlFile.read(file, yaml -> yaml.isEmpty() ? before : policy(before, yaml, file));
        }
        return policy;
    }

    private static Policy policy(Policy before, YamlNode yaml, Path file) {
        Map<String, YamlNode> map = yaml.map("the policy", YamlFile.WAXSEAL_YML);
        Policy looped = YamlFile.value(map, "loopback", before, name -> before.withLoopback(Policy.loopback(name)));
        Policy policy = YamlFile.value(map, "fail-on", looped, name -> looped.withFailOn(Policy.failOn(name)));
        return policy.withLocal(local(YamlFile.list(map, "local")))
                .withExceptions(exceptions(YamlFile.list(map, "exceptions")))
                .withThresholds(thresholds(YamlFile.list(map, "thresholds")))
                .withDestinations(destinations(map.get("destinations")))
                .withStandIns(standIns(YamlFile.list(map, "stand-ins"), file));
    }

    private static LocalHosts local(List<YamlNode> list) {
        LocalHosts local = LocalHosts.DEFAULT;
        for (YamlNode item : list) {
            String entry = item.read(() -> item.text("a host"));
            if (entry == null) {
                throw item.wrong("local must be a list of hosts, such as [docker, \"*.test\"]");
            }
            local = local.and(item.read(() -> LocalHosts.with(List.of(entry))));
        }
        return local;
    }

    private static List<Allowance> exceptions(List<YamlNode> list) {
        List<Allowance> exceptions = new ArrayList<>();
        for (YamlNode item : list) {
            Map<String, YamlNode> map = item.map("an exception", EXCEPTION_KEYS);
            exceptions.add(item.read(() -> exception(map)));
        }
        return exceptions;
    }

    private static Allowance exception(Map<String, YamlNode> map) {
        String until = YamlFile.text(map, "until");
        String permanent = YamlFile.text(map, "permanent");
        boolean isPermanent = "true".equals(permanent);
        if (permanent != null && !isPermanent && !permanent.equals("false")) {
            throw new IllegalArgumentException("permanent must be true or false, but is " + OneLine.quoted(permanent));
        }
        if (isPermanent == (until != null)) {
            throw new IllegalArgumentException("an exception needs either until: YYYY-MM-DD or permanent: true");
        }
        String why = YamlFile.text(map, "why");
        return new Allowance(
                YamlFile.text(map, "id"),
                YamlFile.text(map, "rule"),
                YamlFile.text(map, "kind"),
                YamlFile.text(map, "host"),
                YamlFile.text(map, "test"),
                why == null ? "" : why,
                until == null ? null : date(until));
    }

    private static List<Threshold> thresholds(List<YamlNode> list) {
        List<Threshold> thresholds = new ArrayList<>();
        for (YamlNode item : list) {
            Map<String, YamlNode> map = item.map("a threshold", THRESHOLD_KEYS);
            thresholds.add(item.read(() -> threshold(map)));
        }
        return thresholds;
    }

    private static Threshold threshold(Map<String, YamlNode> map) {
        String failOn = YamlFile.text(map, "fail-on");
        if (failOn == null) {
            throw new IllegalArgumentException("a threshold needs fail-on: a severity, or never");
        }
        return new Threshold(
                YamlFile.text(map, "rule"),
                YamlFile.text(map, "kind"),
                YamlFile.text(map, "host"),
                Policy.failOn(failOn));
    }

    private static Destinations destinations(@Nullable YamlNode list) {
        if (list == null) {
            return Destinations.ANY;
        }
        Destinations destinations = new Destinations(true, List.of());
        for (YamlNode item : list.list("destinations")) {
            String entry = item.text("a destination");
            destinations =
                    destinations.and(item.read(() -> new Destinations(true, List.of(entry == null ? "" : entry))));
        }
        return destinations;
    }

    private static List<StandIn> standIns(List<YamlNode> list, Path file) {
        List<StandIn> standIns = new ArrayList<>();
        for (YamlNode item : list) {
            Map<String, YamlNode> map = item.map("a stand-in", STAND_IN_KEYS);
            standIns.add(item.read(() -> standIn(map, new StandIn.Written(file, item.line()))));
        }
        return standIns;
    }

    private static StandIn standIn(Map<String, YamlNode> map, StandIn.Written written) {
        String test = YamlFile.text(map, "test");
        String purpose = YamlFile.text(map, "for");
        if (test == null || purpose == null) {
            throw new IllegalArgumentException(
                    "a stand-in needs both test: host[:port][/path] as the tests send it, and"
                            + " for: a URL, or file#key that production reads");
        }
        return new StandIn(
                test,
                YamlFile.text(map, "in-test"),
                YamlFile.text(map, "origin"),
                purpose,
                YamlFile.text(map, "profile"),
                written);
    }

    private static LocalDate date(String until) {
        try {
            return LocalDate.parse(until);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "until must be a date like 2027-03-31, but is " + OneLine.quoted(until), e);
        }
    }
}
