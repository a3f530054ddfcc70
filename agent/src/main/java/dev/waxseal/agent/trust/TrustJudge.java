package dev.waxseal.agent.trust;

import dev.waxseal.agent.call.Caller;
import dev.waxseal.agent.testing.RunningTests;
import dev.waxseal.catalogue.Severity;
import dev.waxseal.tls.HostName;
import dev.waxseal.tls.ServerCertificate;
import dev.waxseal.tls.TrustRule;
import dev.waxseal.tls.Weakness;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
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
    private final Set<List<Object>> seen = ConcurrentHashMap.newKeySet();

    /** Where clients go that were given a verifier for it, and who they are. */
    private final Set<String> verified = ConcurrentHashMap.newKeySet();

    /** What came of asking, by make; used on our own thread alone. */
    private final Map<String, String> verdicts = new HashMap<>();

    TrustJudge(TrustLog log) {
        this.log = log;
        this.thread = new OwnThread(log);
    }

    void end() {
        thread.finish();
    }

    void leave() {
        thread.finish();
        thread.end();
    }

    /** A handshake is over. */
    void sealed(Handshaken handshaken) {
        X509TrustManager manager = handshaken.trust().own();
        List<X509Certificate> chain = handshaken.chain();
        List<String> weakened = switches.others();
        String switched = handshaken.hostChecked() ? null : Switches.ofHosts();
        List<Object> what = List.of(
                handshaken.hostChecked(),
                weakened,
                switched == null ? "" : switched,
                chain.isEmpty() ? 0 : chain.get(0).hashCode(),
                manager == null ? "" : manager.getClass().getName(),
                System.identityHashCode(manager));
        if (!isNew(what, handshaken.way())) {
            return;
        }
        Caller used = caller(handshaken, log.callerHere());
        thread.later(() -> {
            if (!chain.isEmpty()) {
                log.took(chain, handshaken.way(), handshaken.protocol());
            }
            for (String property : weakened) {
                weak(TrustRule.TRUST_SWITCHED_OFF, property, handshaken, used);
            }
            if (switched != null) {
                weak(TrustRule.TRUST_SWITCHED_OFF, switched, handshaken, used);
            }
            String wrong = manager == null || chain.isEmpty() ? "" : verdict(manager, handshaken);
            if (manager != null && !wrong.isEmpty()) {
                weak(
                        TrustRule.TRUST_ANY_CERTIFICATE,
                        Make.name(manager) + ' ' + wrong + handshaken.trust().usedAt(used),
                        handshaken,
                        handshaken.trust().toMend(used));
            }
            boolean asked = manager != null && mayBeAsked(manager.getClass());
            List<Weakness> faults = Certificates.of(handshaken, asked ? manager : null, !wrong.isEmpty());
            if (!handshaken.hostChecked()) {
                faults.removeAll(Certificates.ofHost(handshaken)); // it may be refused yet
            }
            if (!faults.isEmpty()) {
                log.weak(faults, handshaken.way(), handshaken.protocol(), used);
            }
        });
    }

    /**
     * Something was sent for the first time where TLS itself had not compared the certificate with the host.
     *
     * @param compared whether anybody had read whose it is
     * @param library the class of a library that did so, known or not
     */
    void sent(Handshaken handshaken, boolean compared, Caller here, @Nullable String library) {
        Caller used = caller(handshaken, here);
        if (Switches.ofHosts() != null
                || verified.contains(handshaken.way().url() + used.client())
                || !isNew("sent " + compared + used.origin(), handshaken.way())) {
            return;
        }
        thread.later(() -> {
            X509TrustManager manager = handshaken.trust().own();
            boolean any = manager != null && !verdict(manager, handshaken).isEmpty(); // which is told of already
            boolean ignored = manager == null || (!any && ignoresHost(manager, handshaken));
            X509Certificate own = handshaken.chain().get(0);
            // who resolves names himself asks for an address, which certificates rarely have
            boolean matches = HostName.isAddress(handshaken.host()) || HostName.matches(handshaken.host(), own);
            List<Weakness> weaknesses = new ArrayList<>(0);
            if (!matches && (any || ignored)) {
                weaknesses.addAll(Certificates.ofHost(handshaken));
            }
            if (ignored && !(compared && matches)) {
                String whose = ServerCertificate.subject(own);
                String what = matches
                        ? "nobody compared the host with the certificate of " + whose
                        : "the certificate is that of " + whose + ", and "
                                + (compared ? "somebody looked, and took it" : "was taken");
                TrustRule rule = TrustRule.TRUST_HOST_UNCHECKED;
                weaknesses.add(new Weakness(
                        rule,
                        matches ? rule.severity() : Severity.CRITICAL,
                        "trust",
                        what + (used.client() == null ? by(library) : "")));
            }
            if (!weaknesses.isEmpty()) {
                log.weak(weaknesses, handshaken.way(), handshaken.protocol(), used);
            }
        });
    }

    private static String by(@Nullable String library) {
        return library == null ? "" : "; " + library + " sent it";
    }

    /** Who used it, with the library that is to be told. */
    private Caller caller(Handshaken handshaken, Caller used) {
        X509TrustManager manager = handshaken.trust().own();
        return handshaken.caller(
                used, manager == null ? null : log.clientOf(manager.getClass().getName()));
    }

    /** Whether it takes whom an authority vouches for, whoever that is; who takes anyone is told of already. */
    private boolean ignoresHost(X509TrustManager manager, Handshaken handshaken) throws Exception {
        return mayBeAsked(manager.getClass())
                && !Certificates.isKnown(handshaken.chain().get(0), manager.getAcceptedIssuers())
                && probe.ignoresHost(manager, handshaken);
    }

    /** A client asks this verifier, or will. */
    void verifier(HostnameVerifier verifier, Way way, Caller used) {
        if (verified.size() < MOST) {
            verified.add(way.url() + used.client());
        }
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
        X509Certificate met = handshaken.chain().get(0); // many know the certificates that they let pass
        String make = Make.of(manager) + (handshaken.engine() ? " engine " : " socket ") + met.hashCode();
        String known = verdicts.get(make);
        if (known == null) {
            known = told(mayBeAsked(manager.getClass()) ? probe.ask(manager, handshaken) : null);
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
    private boolean isNew(Object what, Way way) {
        if (seen.size() >= MOST) {
            seen.clear(); // what is told again is counted
        }
        RunningTests.RunningTest test = RunningTests.current();
        return seen.add(
                List.of(what, way.url(), test == null ? "" : test.className(), test == null ? "" : test.method()));
    }
}
