package dev.waxseal.agent.trust;

import dev.waxseal.agent.call.Caller;
import dev.waxseal.agent.testing.RunningTests;
import dev.waxseal.catalogue.Severity;
import dev.waxseal.tls.HostName;
import dev.waxseal.tls.ServerCertificate;
import dev.waxseal.tls.TrustRule;
import dev.waxseal.tls.Weakness;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with whom a client trusts; each thing once for each host, place and test. */
final class TrustJudge {

    private static final int MOST = 10_000;
    private static final String SOUND = "";

    private final TrustLog log;
    private final OwnThread thread;
    private final Probe probe = new Probe();
    private final Switches switches = new Switches();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    /** What came of asking, by make; used on our own thread alone. */
    private final Map<String, String> verdicts = new HashMap<>();

    TrustJudge(TrustLog log) {
        this.log = log;
        this.thread = new OwnThread(log);
    }

    void end() {
        thread.finish();
    }

    /** A handshake is over. */
    void sealed(Handshaken handshaken) {
        X509TrustManager manager = handshaken.trust().own();
        List<X509Certificate> chain = handshaken.chain();
        List<String> weakened = switches.others();
        String switched = handshaken.hostChecked() ? null : Switches.ofHosts();
        String what = "sealed " + handshaken.hostChecked() + weakened + switched
                + (chain.isEmpty() ? 0 : chain.get(0).hashCode())
                + (manager == null ? "" : manager.getClass().getName() + System.identityHashCode(manager));
        if (!isNew(what, handshaken.way())) {
            return;
        }
        Caller used = log.callerHere();
        thread.later(() -> {
            for (String property : weakened) {
                weak(TrustRule.TRUST_SWITCHED_OFF, property, handshaken, used);
            }
            if (switched != null) {
                weak(TrustRule.TRUST_SWITCHED_OFF, switched, handshaken, used);
            }
            String wrong = manager == null ? "" : verdict(manager, handshaken);
            if (manager != null && !wrong.isEmpty()) {
                weak(
                        TrustRule.TRUST_ANY_CERTIFICATE,
                        Make.name(manager) + ' ' + wrong + handshaken.trust().usedAt(used),
                        handshaken,
                        handshaken.trust().toMend(used));
            }
            boolean asked = manager != null && mayBeAsked(manager.getClass());
            List<Weakness> faults = Certificates.of(handshaken, asked ? manager : null, !wrong.isEmpty());
            if (!faults.isEmpty()) {
                log.weak(faults, handshaken.way(), handshaken.protocol(), used);
            }
        });
    }

    /** A first byte is about to be sent, and nobody has compared the certificate with the host. */
    void unchecked(Handshaken handshaken, Caller used) {
        if (Switches.ofHosts() != null || !isNew("unchecked " + used.origin(), handshaken.way())) {
            return;
        }
        thread.later(() -> {
            if (handshaken.trust().own() != null) {
                return; // it may have compared them, or takes any certificate, which is said already
            }
            X509Certificate own = handshaken.chain().get(0);
            boolean matches = HostName.matches(handshaken.host(), own);
            TrustRule rule = TrustRule.TRUST_HOST_UNCHECKED;
            String whose = ServerCertificate.subject(own);
            log.weak(
                    List.of(new Weakness(
                            rule,
                            matches ? rule.severity() : Severity.CRITICAL,
                            "trust",
                            matches
                                    ? "nobody compared the host with the certificate of " + whose
                                    : "the certificate is that of " + whose + ", and was taken")),
                    handshaken.way(),
                    handshaken.protocol(),
                    used);
        });
    }

    /** A client asks this verifier, or will. */
    void verifier(HostnameVerifier verifier, Way way, Caller used) {
        if (!isNew("verifier " + verifier.getClass().getName() + System.identityHashCode(verifier), way)) {
            return;
        }
        thread.later(() -> {
            String wrong = verdict(verifier, way);
            if (!wrong.isEmpty()) {
                TrustRule rule = TrustRule.TRUST_ANY_HOST;
                log.weak(
                        List.of(new Weakness(rule, rule.severity(), "trust", Make.name(verifier) + ' ' + wrong)),
                        way,
                        null,
                        used);
            }
        });
    }

    private void weak(TrustRule rule, String evidence, Handshaken handshaken, Caller toMend) {
        log.weak(
                List.of(new Weakness(rule, rule.severity(), "trust", evidence)),
                handshaken.way(),
                handshaken.protocol(),
                toMend);
    }

    private String verdict(X509TrustManager manager, Handshaken handshaken) throws Exception {
        String make = Make.of(manager) + (handshaken.engine() ? " engine" : " socket");
        String known = verdicts.get(make);
        if (known == null) {
            known = told(
                    mayBeAsked(manager.getClass())
                            ? probe.ask(manager, handshaken.engine(), handshaken.host(), handshaken.port())
                            : null);
            note(make, known);
        }
        return known;
    }

    private String verdict(HostnameVerifier verifier, Way way) throws Exception {
        String host = way.destination().host();
        String make = Make.of(verifier) + ' ' + host; // many know the hosts that they let pass
        String known = verdicts.get(make);
        if (known == null) {
            known = told(
                    mayBeAsked(verifier.getClass())
                            ? probe.ask(verifier, host, way.destination().port())
                            : null);
            note(make, known);
        }
        return known;
    }

    private static String told(@Nullable String wrong) {
        return wrong == null ? SOUND : wrong;
    }

    private void note(String make, String verdict) {
        if (verdicts.size() >= MOST) {
            verdicts.clear();
        }
        verdicts.put(make, verdict);
    }

    private boolean mayBeAsked(Class<?> type) {
        return log.probes() && !Caution.isCalledFor(type);
    }

    /** Whether this was not met yet on this way, in this test. */
    private boolean isNew(String what, Way way) {
        if (seen.size() >= MOST) {
            seen.clear(); // what is told again is counted
        }
        RunningTests.RunningTest test = RunningTests.current();
        return seen.add(what + '\n' + way.url() + (test == null ? "" : '\n' + test.className() + '\n' + test.method()));
    }
}
