package dev.waxseal.agent.trust;

import dev.waxseal.tls.CertificateFaults;
import dev.waxseal.tls.CertificateRule;
import dev.waxseal.tls.Weakness;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** What is wrong with the certificates that a client took, and whether it had any reason to. */
final class Certificates {

    private Certificates() {}

    /**
     * The faults of what the server presented.
     *
     * @param manager who took it, if that is the application's own and may be asked whom it trusts
     * @param any whether it takes any
     */
    static List<Weakness> of(Handshaken handshaken, @Nullable X509TrustManager manager, boolean any) {
        List<X509Certificate> chain = handshaken.chain();
        if (chain.isEmpty()) {
            return new ArrayList<>();
        }
        List<Weakness> faults =
                CertificateFaults.of(chain, root(handshaken, manager), handshaken.host(), System.currentTimeMillis());
        Weakness tooLong = CertificateFaults.longLived(chain.get(0));
        if (tooLong != null && isPublic(chain)) {
            faults.add(tooLong);
        }
        if (any && CertificateFaults.vouchesForItself(chain)) {
            faults.add(CertificateFaults.selfSigned(chain));
        } else if (manager != null) {
            String why = refused(chain, manager.getAcceptedIssuers(), any);
            if (why != null) {
                CertificateRule rule = CertificateRule.CERTIFICATE_UNTRUSTED;
                faults.add(new Weakness(rule, rule.severity(), "certificate", why));
            }
        }
        return faults;
    }

    /** That the certificate is another host's, if it is. */
    static List<Weakness> ofHost(Handshaken handshaken) {
        List<Weakness> faults = CertificateFaults.of(handshaken.chain(), handshaken.host(), System.currentTimeMillis());
        faults.removeIf(fault -> fault.rule() != CertificateRule.CERTIFICATE_OTHER_HOST);
        return faults;
    }

    /** Whether who knows these authorities may know the server by itself, so that its name does not matter. */
    static boolean isKnown(X509Certificate own, X509Certificate @Nullable [] issuers) {
        return own.getIssuerX500Principal().equals(own.getSubjectX500Principal())
                || (issuers != null && List.of(issuers).contains(own));
    }

    /** Who vouches for the last of the chain, of those whom the client trusts; null where that is not known. */
    private static @Nullable X509Certificate root(Handshaken handshaken, @Nullable X509TrustManager manager) {
        X509TrustManager decided = handshaken.trust().object();
        X509Certificate last = handshaken.chain().get(handshaken.chain().size() - 1);
        if (isSignedBy(last, last) || (decided != null && !Make.isOfTheJdk(decided) && manager == null)) {
            return null; // it is there already, or whoever decided may not be asked
        }
        X509Certificate[] trusted = decided == null ? ofTheJdk() : decided.getAcceptedIssuers();
        for (X509Certificate authority : trusted == null ? new X509Certificate[0] : trusted) {
            if (!authority.equals(last) && isSignedBy(last, authority)) {
                return authority;
            }
        }
        return null;
    }

    /**
     * Why the JDK would refuse the chain; null where it would not. Whoever refuses strangers and names no authority knows
     * the server in another way.
     */
    private static @Nullable String refused(
            List<X509Certificate> chain, X509Certificate @Nullable [] issuers, boolean any) {
        X509Certificate[] known = issuers == null || issuers.length == 0 ? null : issuers;
        if (known == null && !any) {
            return null;
        }
        try {
            Set<TrustAnchor> anchors = new HashSet<>();
            for (X509Certificate issuer : known == null ? ofTheJdk() : known) {
                if (issuer.equals(chain.get(0))) {
                    return null; // it is trusted by itself
                }
                anchors.add(new TrustAnchor(issuer, null));
            }
            X509CertSelector own = new X509CertSelector();
            own.setCertificate(chain.get(0));
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, own);
            parameters.setRevocationEnabled(false); // nothing is fetched
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
            CertPathBuilder.getInstance("PKIX", "SUN").build(parameters);
            return null;
        } catch (GeneralSecurityException refusal) {
            Throwable cause = refusal;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return "the JDK refuses it: " + cause.getClass().getSimpleName();
        }
    }

    /** Whether an authority that the JDK comes with vouches for it. */
    private static boolean isPublic(List<X509Certificate> chain) {
        X509Certificate last = chain.get(chain.size() - 1);
        for (X509Certificate authority : ofTheJdk()) {
            if (last.equals(authority) || isSignedBy(last, authority)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSignedBy(X509Certificate certificate, X509Certificate authority) {
        if (!certificate.getIssuerX500Principal().equals(authority.getSubjectX500Principal())) {
            return false;
        }
        try {
            certificate.verify(authority.getPublicKey());
            return true;
        } catch (GeneralSecurityException another) {
            return false;
        }
    }

    private static X509Certificate[] ofTheJdk() {
        List<X509Certificate> all = new ArrayList<>();
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init((KeyStore) null);
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509TrustManager x509) {
                    all.addAll(List.of(x509.getAcceptedIssuers()));
                }
            }
        } catch (GeneralSecurityException none) {
            all.clear();
        }
        return all.toArray(new X509Certificate[0]);
    }
}
