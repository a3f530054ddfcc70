package dev.waxseal.evidence;

import dev.waxseal.config.OneLine;
import dev.waxseal.keys.Names;
import dev.waxseal.keys.Pem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Those for whom evidence is sealed, by files with their certificates. */
public final class Recipients {

    private final List<Recipient> all;

    private Recipients(List<Recipient> all) {
        this.all = List.copyOf(all);
    }

    /**
     * Those of these files, each PEM with any number of certificates, or DER.
     *
     * @param files separated as those of a class path are
     * @throws IOException if one cannot be read or nothing can be sealed for one, with a message for who named it
     */
    public static Recipients read(String files) throws IOException {
        List<Recipient> all = new ArrayList<>();
        for (String file : files.split(File.pathSeparator, -1)) {
            all.addAll(of(file));
        }
        return new Recipients(all);
    }

    private static List<Recipient> of(String file) throws IOException {
        List<Recipient> recipients = new ArrayList<>();
        try {
            for (X509Certificate certificate : Pem.certificates(Files.readAllBytes(Path.of(file)))) {
                recipients.add(of(certificate, file));
            }
        } catch (NoSuchFileException e) {
            throw new IOException("there is no file " + OneLine.quoted(file), e);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IOException("there is no certificate that can be read in " + OneLine.quoted(file), e);
        }
        return recipients;
    }

    private static Recipient of(X509Certificate certificate, String file) throws IOException {
        String whose = Names.of(certificate.getSubjectX500Principal()) + " in " + OneLine.quoted(file);
        try {
            return Recipient.of(certificate);
        } catch (CertificateExpiredException e) {
            throw new IOException(
                    "the certificate of " + whose + " expired on "
                            + certificate.getNotAfter().toInstant(),
                    e);
        } catch (CertificateNotYetValidException e) {
            throw new IOException(
                    "the certificate of " + whose + " is not valid before "
                            + certificate.getNotBefore().toInstant(),
                    e);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IOException(
                    "the certificate of " + whose + " is of no use: "
                            + OneLine.complaint(String.valueOf(e.getMessage())),
                    e);
        }
    }

    List<Recipient> all() {
        return all;
    }

    /** Who they are and how it is sealed for each: {@code CN=Security (RSA-OAEP), CN=Audit (X25519)}. */
    public String names() {
        return all.stream().map(Recipient::name).collect(Collectors.joining(", "));
    }
}
