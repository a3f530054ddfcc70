package dev.waxseal.signing;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PublicKey;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Algorithms as they are encoded (RFC 5280 section 4.1.1.2), from and to what the JDK knows. */
final class Encoded {

    private Encoded() {}

    static AlgorithmIdentifier with(String oid, AlgorithmParameters parameters) throws GeneralSecurityException {
        try {
            return new AlgorithmIdentifier(
                    new ASN1ObjectIdentifier(oid), ASN1Primitive.fromByteArray(parameters.getEncoded()));
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
    }

    /** The parameters of that algorithm. */
    static AlgorithmParameters parameters(String name, AlgorithmIdentifier identifier) throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance(name);
        try {
            parameters.init(identifier.getParameters().toASN1Primitive().getEncoded());
        } catch (IOException | RuntimeException e) {
            throw new GeneralSecurityException(e);
        }
        return parameters;
    }

    /** Absent, or NULL, which says the same. */
    static boolean isWithoutParameters(AlgorithmIdentifier identifier) {
        ASN1Encodable parameters = identifier.getParameters();
        return parameters == null || DERNull.INSTANCE.equals(parameters.toASN1Primitive());
    }

    /** That of the key itself. */
    static AlgorithmIdentifier ofKey(Key key) {
        return key instanceof PublicKey
                ? SubjectPublicKeyInfo.getInstance(key.getEncoded()).getAlgorithm()
                : PrivateKeyInfo.getInstance(key.getEncoded()).getPrivateKeyAlgorithm();
    }
}
