package dev.waxseal.tls;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;
import org.jspecify.annotations.Nullable;

/** Which names an authority may vouch for (RFC 5280 section 4.2.1.10), of all kinds; for hosts a wildcard is all that it fits. */
final class PermittedNames {

    private final GeneralSubtree[] within;
    private final GeneralSubtree[] without;
    private final PKIXNameConstraintValidator others = new PKIXNameConstraintValidator();

    private PermittedNames(NameConstraints constraints) {
        within = orNone(constraints.getPermittedSubtrees());
        without = orNone(constraints.getExcludedSubtrees());
        GeneralSubtree[] permitted = withoutHosts(within);
        if (permitted.length > 0) {
            others.intersectPermittedSubtree(permitted);
        }
        for (GeneralSubtree subtree : withoutHosts(without)) {
            others.addExcludedSubtree(subtree);
        }
    }

    /** Whether each authority may vouch for those below it. */
    static void of(List<X509Certificate> chain, List<Weakness> faults) {
        for (int i = chain.size() - 1; i > 0; i--) {
            byte[] extension = chain.get(i).getExtensionValue(Extension.nameConstraints.getId());
            String refused = extension == null ? null : refused(extension, chain.subList(0, i));
            if (refused != null) {
                faults.add(CertificateFaults.fault(
                        CertificateRule.CERTIFICATE_NAME_CONSTRAINTS,
                        ServerCertificate.subject(chain.get(i)) + " may not vouch for " + refused));
                return;
            }
        }
    }

    /** The first name below that it may not vouch for, or null. */
    private static @Nullable String refused(byte[] extension, List<X509Certificate> below) {
        try {
            PermittedNames permitted = new PermittedNames(NameConstraints.getInstance(
                    ASN1OctetString.getInstance(extension).getOctets()));
            for (X509Certificate one : below) {
                boolean isOwn = one.equals(below.get(0));
                if (isOwn || !CertificateFaults.isOwnIssuer(one)) {
                    for (GeneralName name : names(one, isOwn)) {
                        if (!permitted.have(name)) {
                            return told(name);
                        }
                    }
                }
            }
            return null;
        } catch (RuntimeException | UnknownHostException unreadable) {
            return "anybody, by constraints that cannot be read";
        }
    }

    private static List<GeneralName> names(X509Certificate one, boolean isOwn) {
        List<GeneralName> names = new ArrayList<>();
        X500Name subject = X500Name.getInstance(one.getSubjectX500Principal().getEncoded());
        if (subject.size() > 0) {
            names.add(new GeneralName(subject));
        }
        byte[] extension = one.getExtensionValue(Extension.subjectAlternativeName.getId());
        if (extension != null) {
            names.addAll(List.of(GeneralNames.getInstance(
                            ASN1OctetString.getInstance(extension).getOctets())
                    .getNames()));
        } else if (isOwn && ServerCertificate.subject(one).matches("[A-Za-z0-9.*-]+\\.[A-Za-z0-9-]+")) {
            names.add(
                    new GeneralName(GeneralName.dNSName, ServerCertificate.subject(one))); // some look for hosts there
        }
        return names;
    }

    private boolean have(GeneralName name) {
        if (name.getTagNo() == GeneralName.dNSName) {
            return haveHost(text(name));
        }
        try {
            others.checkPermitted(name);
            others.checkExcluded(name);
            return true;
        } catch (NameConstraintValidatorException refused) {
            return false;
        }
    }

    private boolean haveHost(String name) {
        boolean constrained = false;
        boolean permitted = true;
        for (GeneralSubtree subtree : within) {
            if (isOfHosts(subtree)) {
                permitted = (constrained && permitted) || isWithin(name, text(subtree.getBase()));
                constrained = true;
            }
        }
        for (GeneralSubtree subtree : without) {
            if (isOfHosts(subtree)) {
                String base = text(subtree.getBase());
                permitted &= !isWithin(name, base) && !HostName.isNameOf(base, name);
                constrained = true;
            }
        }
        return !constrained || (permitted && name.matches("[a-z0-9_*-][a-z0-9._*-]*"));
    }

    private static boolean isWithin(String name, String base) {
        return base.isEmpty() || name.equals(base) || name.endsWith(base.startsWith(".") ? base : '.' + base);
    }

    private static boolean isOfHosts(GeneralSubtree subtree) {
        return subtree.getBase().getTagNo() == GeneralName.dNSName;
    }

    private static String told(GeneralName name) throws UnknownHostException {
        return name.getTagNo() == GeneralName.iPAddress
                ? InetAddress.getByAddress(
                                ASN1OctetString.getInstance(name.getName()).getOctets())
                        .getHostAddress()
                : name.getName().toString();
    }

    private static String text(GeneralName name) {
        return name.getName().toString().toLowerCase(Locale.ROOT);
    }

    private static GeneralSubtree[] orNone(GeneralSubtree @Nullable [] subtrees) {
        return subtrees == null ? new GeneralSubtree[0] : subtrees;
    }

    private static GeneralSubtree[] withoutHosts(GeneralSubtree[] subtrees) {
        List<GeneralSubtree> others = new ArrayList<>(subtrees.length);
        for (GeneralSubtree subtree : subtrees) {
            if (!isOfHosts(subtree)) {
                others.add(subtree);
            }
        }
        return others.toArray(new GeneralSubtree[0]);
    }
}
