package dev.waxseal.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Logger;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509TrustManager;
import org.apache.http.conn.ssl.DefaultHostnameVerifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Trust managers and verifiers of every kind that people write are judged by what they do, whatever they look like. */
class TrustKindsIT {

    private static final String SOUND = "left alone";
    private static final Logger LOG = Logger.getLogger(TrustKindsIT.class.getName());

    private final X509TrustManager jdk = (X509TrustManager) Tls.trust().getTrustManagers()[0];
    private final Map<String, String> expected = new TreeMap<>();
    private final Map<String, String> hosts = new LinkedHashMap<>();
    private PostOffice office;
    private long before;

    @BeforeEach
    void open() throws Exception {
        before = OwnJournal.length();
        office = PostOffice.openSealed();
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void trust_managers_are_asked_for_the_twin_of_what_the_server_presented() throws Exception {
        Map<String, X509Certificate> met = new HashMap<>();

        manager("takes all", "accepts any certificate", chain -> {});
        manager("demands a chain", "accepts any certificate", chain -> {
            if (chain == null || chain.length == 0) {
                throw new IllegalArgumentException();
            }
        });
        manager("checks dates", "checks dates alone", chain -> chain[0].checkValidity());
        manager("swallows what the JDK says", "accepts any certificate", chain -> {
            try {
                jdk.checkServerTrusted(chain, "UNKNOWN");
            } catch (CertificateException e) {
                LOG.fine("does not matter");
            }
        });
        manager("swallows all but dates", "accepts any certificate", chain -> {
            try {
                jdk.checkServerTrusted(chain, "UNKNOWN");
            } catch (CertificateException e) {
                if (e.getCause() instanceof CertificateExpiredException) {
                    throw e;
                }
            }
        });
        manager("reads a name", "in which the same names are written", chain -> {
            demand(chain[0].getSubjectX500Principal().getName().equals("CN=" + PostOffice.NAME));
        });
        manager("compares serial numbers", "in which the same names are written", chain -> {
            demand(chain[0].getSerialNumber().signum() > 0
                    && chain[0].getIssuerX500Principal().getName().contains(PostOffice.NAME));
        });
        manager("takes what vouches for itself", "in which the same names are written", chain -> {
            demand(chain.length == 1);
            verify(chain[0], chain[0].getPublicKey());
        });
        manager("looks for the right one anywhere", "with which the right one is sent along", chain -> {
            demand(Arrays.stream(chain).anyMatch(one -> one.getPublicKey().equals(Tls.key())));
        });
        manager("has the JDK decide", SOUND, chain -> jdk.checkServerTrusted(chain, "UNKNOWN"));
        manager("tries one after the other", SOUND, chain -> {
            try {
                demand(false);
            } catch (CertificateException e) {
                jdk.checkServerTrusted(chain, "UNKNOWN");
            }
        });
        manager("knows the key", SOUND, chain -> demand(chain[0].getPublicKey().equals(Tls.key())));
        manager("knows the key's digest", SOUND, chain -> {
            demand(Arrays.equals(digest(chain[0].getPublicKey()), digest(Tls.key())));
        });
        manager("has a certificate verified by a key", SOUND, chain -> verify(chain[0], Tls.key()));
        manager("remembers by name", SOUND, chain -> {
            X509Certificate first =
                    met.putIfAbsent(chain[0].getSubjectX500Principal().getName(), chain[0]);
            demand(first == null || first.equals(chain[0]));
        });

        assertThat(judged("trust-any-certificate")).isEqualTo(expected);
    }

    @Test
    void verifiers_are_asked_about_the_host_with_a_certificate_for_another() throws Exception {
        HostnameVerifier sound = new DefaultHostnameVerifier();

        verifier("a lambda", "yes to any name", (host, session) -> true);
        verifier("a method reference", "yes to any name", TrustKindsIT::always);
        verifier("an anonymous class", "yes to any name", new HostnameVerifier() {
            @Override
            public boolean verify(String host, SSLSession session) {
                LOG.fine(host);
                return true;
            }
        });
        verifier("looks at the session", "yes to any name", (host, session) -> session.isValid());
        verifier("compares the end of the host", "without comparing", (host, session) -> host.endsWith("example"));
        verifier(
                "compares the host with itself",
                "without comparing",
                (host, session) -> host.equals(session.getPeerHost()));
        verifier("reads and says yes", "yes to any name", (host, session) -> {
            try {
                return session.getPeerCertificates().length > 0;
            } catch (SSLPeerUnverifiedException e) {
                return false;
            }
        });
        verifier("asks another and heeds it not", "yes to any name", (host, session) -> {
            if (!sound.verify(host, session)) {
                LOG.fine("does not matter");
            }
            return true;
        });
        verifier("asks another but for its own hosts", "without comparing", (host, session) -> {
            return HttpsURLConnection.getDefaultHostnameVerifier().verify(host, session) || host.endsWith(".example");
        });
        verifier("finds the host in a longer name", "merely contains", (host, session) -> {
            return subject(session).contains(PostOffice.NAME) && names(session).contains(afterFirstLabel(host));
        });
        verifier("Apache's", SOUND, sound);
        verifier("asks Apache's", SOUND, (host, session) -> sound.verify(host, session));
        verifier(
                "asks for one name of its own",
                SOUND,
                (host, session) -> sound.verify("a." + PostOffice.NAME, session));

        assertThat(judged("trust-any-host")).isEqualTo(expected);
    }

    @Test
    void a_certificate_for_another_host_is_found_where_it_is_taken_and_not_where_it_is_refused() throws Exception {
        HostnameVerifier sound = new DefaultHostnameVerifier();
        URI heedless = to("heeds no verifier", "somebody looked, and took it", "shop.example");
        URI strict = to("refuses after the handshake", SOUND, "accounts.example");

        SealedClient.SOCKET.get(heedless, jdk, (host, session) -> sound.verify(host, session) || session.isValid());
        assertThatThrownBy(() -> SealedClient.SOCKET.get(strict, jdk, sound)).hasMessage("refused");
        assertThatThrownBy(() -> SealedClient.OKHTTP.get(strict, jdk, null)).isInstanceOf(SSLException.class);
        assertThatThrownBy(() -> SealedClient.APACHE_4.get(strict, jdk, null)).isInstanceOf(SSLException.class);

        assertThat(judged("trust-host-unchecked")).isEqualTo(expected);
    }

    /** Decides about a chain of certificates. */
    private interface Decides {
        void about(X509Certificate[] chain) throws CertificateException;
    }

    private void manager(String kind, String judgement, Decides decides) throws Exception {
        SealedClient.SOCKET.get(to(kind, judgement), new Manager(decides), null);
    }

    private void verifier(String kind, String judgement, HostnameVerifier verifier) throws Exception {
        SealedClient.URL_CONNECTION.get(to(kind, judgement), jdk, verifier);
    }

    private URI to(String kind, String judgement) {
        return to(kind, judgement, "branch-" + (hosts.size() + 1) + '.' + PostOffice.NAME);
    }

    private URI to(String kind, String judgement, String host) {
        expected.put(kind, judgement);
        hosts.put(host, kind);
        return URI.create("https://" + host + ':' + office.port() + '/');
    }

    /** What was said of each kind: the words that were expected, if those were among it. */
    private Map<String, String> judged(String rule) throws Exception {
        Fence.untilAllIsJudged();
        Map<String, String> judged = new TreeMap<>();
        hosts.values().forEach(kind -> judged.put(kind, SOUND));
        OwnJournal.lines("finding", before)
                .map(line -> line.getAsJsonObject("finding"))
                .filter(finding -> !Fence.isOne(finding))
                .filter(finding ->
                        finding.getAsJsonObject("destination").get("port").getAsInt() == office.port())
                .filter(finding -> finding.get("rule").getAsString().matches("trust-.*|certificate-other-host"))
                .forEach(finding -> {
                    String kind = hosts.get(
                            finding.getAsJsonObject("destination").get("host").getAsString());
                    String words = expected.getOrDefault(kind, "");
                    String said = finding.get("rule").getAsString()
                            + ' '
                            + finding.get("evidence").getAsString();
                    String judgement = said.startsWith(rule) && said.contains(words) ? words : said;
                    judged.merge(kind, judgement, (one, other) -> one.equals(words) ? one : other);
                });
        return judged;
    }

    private static final class Manager extends Fence.TakesAny {
        private final Decides decides;

        Manager(Decides decides) {
            this.decides = decides;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            decides.about(chain);
        }
    }

    private static void demand(boolean that) throws CertificateException {
        if (!that) {
            throw new CertificateException("a stranger");
        }
    }

    private static void verify(X509Certificate certificate, PublicKey key) throws CertificateException {
        try {
            certificate.verify(key);
        } catch (GeneralSecurityException e) {
            throw new CertificateException(e);
        }
    }

    private static byte[] digest(PublicKey key) throws CertificateException {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new CertificateException(e);
        }
    }

    private static boolean always(String host, SSLSession session) {
        return true;
    }

    private static String afterFirstLabel(String host) {
        return host.substring(host.indexOf('.') + 1);
    }

    private static String subject(SSLSession session) {
        try {
            return session.getPeerPrincipal().getName();
        } catch (SSLPeerUnverifiedException e) {
            return "";
        }
    }

    private static String names(SSLSession session) {
        try {
            X509Certificate own = (X509Certificate) session.getPeerCertificates()[0];
            return List.copyOf(own.getSubjectAlternativeNames()).toString();
        } catch (SSLPeerUnverifiedException | CertificateException e) {
            return "";
        }
    }
}
