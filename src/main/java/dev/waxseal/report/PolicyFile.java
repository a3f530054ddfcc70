package dev.waxseal.report;

import dev.waxseal.config.YamlFile;
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
 * </pre>
 *
 * <p>It may also add {@linkplain dev.waxseal.detect.KindsFile kinds}, which are the agent's business.
 */
public final class PolicyFile {

    private static final List<String> EXCEPTION_KEYS =
            List.of("id", "rule", "kind", "host", "test", "why", "until", "permanent");

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
            policy = YamlFile.read(file, yaml -> YamlFile.isEmpty(yaml) ? before : policy(before, yaml));
        }
        return policy;
    }

    private static Policy policy(Policy before, @Nullable Object yaml) {
        Map<?, ?> map = YamlFile.map(yaml, "the policy", YamlFile.WAXSEAL_YML);
        Policy policy = before;
        String loopback = YamlFile.text(map, "loopback");
        if (loopback != null) {
            policy = policy.withLoopback(Policy.loopback(loopback));
        }
        String failOn = YamlFile.text(map, "fail-on");
        if (failOn != null) {
            policy = policy.withFailOn(Policy.failOn(failOn));
        }
        List<Allowance> exceptions = new ArrayList<>(before.exceptions());
        exceptions.addAll(exceptions(YamlFile.list(map, "exceptions")));
        LocalHosts local = before.local().and(local(YamlFile.list(map, "local")));
        return new Policy(policy.loopback(), policy.failOn(), local, exceptions);
    }

    private static LocalHosts local(List<?> list) {
        List<String> entries = new ArrayList<>();
        for (Object item : list) {
            if (item instanceof Map || item instanceof List || YamlFile.isEmpty(item)) {
                throw new IllegalArgumentException("local must be a list of hosts, such as [docker, \"*.test\"]");
            }
            entries.add(String.valueOf(item));
        }
        return LocalHosts.with(entries);
    }

    private static List<Allowance> exceptions(List<?> list) {
        List<Allowance> exceptions = new ArrayList<>();
        for (Object item : list) {
            String where = "exception " + (exceptions.size() + 1);
            try {
                exceptions.add(exception(YamlFile.map(item, "it", EXCEPTION_KEYS)));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
            }
        }
        return exceptions;
    }

    private static Allowance exception(Map<?, ?> map) {
        String until = YamlFile.text(map, "until");
        String permanent = YamlFile.text(map, "permanent");
        boolean isPermanent = "true".equals(permanent);
        if (permanent != null && !isPermanent && !permanent.equals("false")) {
            throw new IllegalArgumentException("permanent must be true or false, but is \"" + permanent + "\"");
        }
        if (isPermanent == (until != null)) {
            throw new IllegalArgumentException("it needs either until: YYYY-MM-DD or permanent: true");
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

    private static LocalDate date(String until) {
        try {
            return LocalDate.parse(until);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("until must be a date like 2027-03-31, but is \"" + until + "\"", e);
        }
    }
}
