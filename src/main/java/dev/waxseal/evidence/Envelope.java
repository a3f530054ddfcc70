package dev.waxseal.evidence;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.AuthEnvelopedData;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.EncryptedContentInfo;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * A content sealed for some: CMS AuthEnvelopedData (RFC 5083) with AES-256-GCM (RFC 5084) and a key of its own. What GCM does
 * not cover must stand there as it has to, and {@link #recipients} is for whoever seals to put into the content.
 */
final class Envelope {

    /** How RFC 5083 calls such a content; each envelope holds it in its first bytes. */
    static final ASN1ObjectIdentifier TYPE = new ASN1ObjectIdentifier("1.2.840.113549.1.9.16.1.23");

    private static final ASN1ObjectIdentifier DATA = new ASN1ObjectIdentifier("1.2.840.113549.1.7.1");
    private static final ASN1ObjectIdentifier AES_256_GCM = new ASN1ObjectIdentifier("2.16.840.1.101.3.4.1.46");
    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG = 16;

    private final ASN1Set recipients;
    private final byte[] key;

    private Envelope(ASN1Set recipients, byte[] key) {
        this.recipients = recipients;
        this.key = key;
    }

    /** An empty one, for these. */
    static Envelope to(List<Recipient> recipients, SecureRandom random) throws GeneralSecurityException {
        byte[] key = new byte[KEY];
        random.nextBytes(key);
        ASN1Encodable[] infos = new ASN1Encodable[recipients.size()];
        for (int i = 0; i < infos.length; i++) {
            infos[i] = recipients.get(i).sealed(key);
        }
        return new Envelope(new DERSet(infos), key);
    }

    /** The SHA-256 of what it says for each recipient, which GCM does not cover. */
    String recipients() throws GeneralSecurityException {
        return recipients(recipients);
    }

    private static String recipients(ASN1Set recipients) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(WrappedKey.der(recipients));
        return HexFormat.of().formatHex(digest);
    }

    /** Its bytes with that content; it is used up. */
    byte[] seal(byte[] content, int length, SecureRandom random) throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(8 * TAG, nonce));
        Arrays.fill(key, (byte) 0);
        byte[] sealed = cipher.doFinal(content, 0, length);
        return encoded(
                recipients, nonce, Arrays.copyOf(sealed, length), Arrays.copyOfRange(sealed, length, sealed.length));
    }

    private static byte[] encoded(ASN1Set recipients, byte[] nonce, byte[] content, byte[] tag)
            throws GeneralSecurityException {
        EncryptedContentInfo encrypted = new EncryptedContentInfo(
                DATA, new AlgorithmIdentifier(AES_256_GCM, new GCMParameters(nonce, TAG)), new DEROctetString(content));
        return WrappedKey.der(new ContentInfo(
                TYPE, new AuthEnvelopedData(null, recipients, encrypted, null, new DEROctetString(tag), null)));
    }

    /**
     * What was sealed.
     *
     * @param content the bytes, as they were
     * @param recipients what {@link Envelope#recipients} of it says now
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Opened(byte[] content, String recipients) {}

    /**
     * Opens one.
     *
     * @return null where it was not sealed for this key
     * @throws GeneralSecurityException where a byte of it has changed
     */
    static @Nullable Opened open(byte[] bytes, PrivateKey key) throws GeneralSecurityException {
        AuthEnvelopedData data;
        GCMParameters gcm;
        try {
            ContentInfo content = ContentInfo.getInstance(bytes);
            data = AuthEnvelopedData.getInstance(content.getContent());
            gcm = GCMParameters.getInstance(data.getAuthEncryptedContentInfo()
                    .getContentEncryptionAlgorithm()
                    .getParameters());
        } catch (RuntimeException e) { // of whatever a changed byte makes of it
            throw new GeneralSecurityException("it is no sealed record", e);
        }
        byte[] sealed = data.getAuthEncryptedContentInfo().getEncryptedContent().getOctets();
        byte[] tag = data.getMac().getOctets();
        if (!Arrays.equals(bytes, encoded(data.getRecipientInfos(), gcm.getNonce(), sealed, tag))) {
            throw new GeneralSecurityException("it holds what nothing covers");
        }
        byte[] contentKey = contentKey(data.getRecipientInfos(), key);
        if (contentKey == null) {
            return null;
        }
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(contentKey, "AES"),
                new GCMParameterSpec(8 * TAG, gcm.getNonce()));
        cipher.update(sealed);
        return new Opened(cipher.doFinal(tag), recipients(data.getRecipientInfos()));
    }

    private static byte @Nullable [] contentKey(ASN1Set recipients, PrivateKey key) throws GeneralSecurityException {
        for (ASN1Encodable info : recipients) {
            try {
                byte[] opened = Recipient.opened(RecipientInfo.getInstance(info), key);
                if (opened != null && opened.length == KEY) {
                    return opened;
                }
            } catch (RuntimeException e) { // of whatever a changed byte makes of it
                throw new GeneralSecurityException("what it says for a recipient cannot be read", e);
            }
        }
        return null;
    }

    /** The bytes of its object identifier, by which records are found behind one that is damaged. */
    static byte[] mark() throws GeneralSecurityException {
        try {
            return TYPE.getEncoded("DER");
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
    }
}
