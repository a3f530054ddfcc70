package dev.waxseal.signing;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.OperatorCreationException;
import org.jspecify.annotations.Nullable;

/** The digests that are written and taken (RFC 5754), by the JDK. */
enum Digest {
    SHA_256("2.16.840.1.101.3.4.2.1"),
    SHA_384("2.16.840.1.101.3.4.2.2"),
    SHA_512("2.16.840.1.101.3.4.2.3");

    private final String oid;

    Digest(String oid) {
        this.oid = oid;
    }

    /** As the JDK calls it. */
    String javaName() {
        return name().replace('_', '-');
    }

    AlgorithmIdentifier identifier() {
        return new AlgorithmIdentifier(new ASN1ObjectIdentifier(oid)); // without parameters: RFC 5754 section 2
    }

    /** The one of that identifier, or null. */
    static @Nullable Digest of(AlgorithmIdentifier identifier) {
        for (Digest digest : values()) {
            if (digest.oid.equals(identifier.getAlgorithm().getId()) && Encoded.isWithoutParameters(identifier)) {
                return digest;
            }
        }
        return null;
    }

    static DigestCalculator calculator(AlgorithmIdentifier identifier) throws OperatorCreationException {
        Digest digest = of(identifier);
        if (digest == null) {
            throw new OperatorCreationException("a digest that is not taken: " + identifier.getAlgorithm());
        }
        return digest.new Calculator(identifier);
    }

    byte[] of(byte[] bytes) {
        try {
            return MessageDigest.getInstance(javaName()).digest(bytes);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private final class Calculator implements DigestCalculator {

        private final AlgorithmIdentifier identifier;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Calculator(AlgorithmIdentifier identifier) {
            this.identifier = identifier;
        }

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return identifier;
        }

        @Override
        public OutputStream getOutputStream() {
            return bytes;
        }

        @Override
        public byte[] getDigest() {
            return of(bytes.toByteArray());
        }
    }
}
