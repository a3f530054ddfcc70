package dev.waxseal.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An algorithm as CycloneDX describes it, told by the name of a suite, a group or a signature.
 *
 * @param name what it is called there
 * @param primitive what it does
 * @param family CycloneDX' name of its family, or null where it has none
 * @param parameters which of the family it is, or null
 * @param mode of a block cipher, or null
 * @param curve CycloneDX' name of its curve, or null
 * @param quantumLevel NIST's security category (FIPS 203 section 8), 0 where a quantum computer breaks it; -1 where neither is said
 */
record CycloneDxAlgorithm(
        String name,
        String primitive,
        @Nullable String family,
        @Nullable String parameters,
        @Nullable String mode,
        @Nullable String curve,
        int quantumLevel) {

    private static final Pattern HASH = Pattern.compile("_(SHA\\d*|MD5|SM3)$");
    private static final Pattern SIZE = Pattern.compile("(?<=[-A-Za-z])(\\d{3})(?!\\d)");
    private static final int UNSAID = -1;

    /** Those of a cipher suite: what encrypts, and the hash. Of one that is not known by name, none. */
    static List<CycloneDxAlgorithm> ofSuite(String suite) {
        List<CycloneDxAlgorithm> algorithms = new ArrayList<>();
        int with = suite.indexOf("_WITH_");
        if (!suite.startsWith("TLS_")) {
            return algorithms;
        }
        String rest = suite.substring(with < 0 ? "TLS_".length() : with + "_WITH_".length());
        Matcher hash = HASH.matcher(rest);
        String cipher = hash.find() ? rest.substring(0, hash.start()) : rest;
        if (!cipher.startsWith("NULL")) {
            algorithms.add(cipher(cipher.replace('_', '-')));
        }
        if (hash.hitEnd() && cipher.length() < rest.length()) {
            algorithms.add(hash(hash.group(1)));
        }
        return algorithms;
    }

    private static CycloneDxAlgorithm cipher(String name) {
        String mode = mode(name);
        boolean isSealed = "gcm".equals(mode) || "ccm".equals(mode) || name.contains("POLY1305");
        boolean isStream = name.startsWith("RC4") || name.startsWith("CHACHA");
        String family = List.of("AES", "3DES", "CAMELLIA", "ARIA", "RC4", "RC2", "DES", "SEED", "IDEA", "SM4").stream()
                .filter(name::startsWith)
                .findFirst()
                .orElse(name.startsWith("CHACHA20") ? "ChaCha20" : null);
        String size = "ChaCha20".equals(family) ? "256" : size(name);
        return new CycloneDxAlgorithm(
                name,
                isSealed ? "ae" : isStream ? "stream-cipher" : "block-cipher",
                family,
                size,
                mode,
                null,
                "AES".equals(family) || "ChaCha20".equals(family) ? ofKey(size) : UNSAID);
    }

    private static @Nullable String mode(String cipher) {
        return List.of("gcm", "ccm", "cbc").stream()
                .filter(mode -> cipher.toLowerCase(Locale.ROOT).contains("-" + mode))
                .findFirst()
                .orElse(null);
    }

    /** Category 1 is as hard to break as AES-128, 3 as AES-192, 5 as AES-256. */
    private static int ofKey(@Nullable String size) {
        return switch (Objects.requireNonNullElse(size, "")) {
            case "128" -> 1;
            case "192" -> 3;
            case "256" -> 5;
            default -> UNSAID;
        };
    }

    private static CycloneDxAlgorithm hash(String name) {
        String size = name.equals("SHA") ? "1" : name.replaceFirst("[A-Z]+", "");
        String family = name.startsWith("SHA") ? size.equals("1") ? "SHA-1" : "SHA-2" : name;
        return new CycloneDxAlgorithm(
                name.startsWith("SHA") ? "SHA-" + size : name,
                "hash",
                family,
                size.isEmpty() ? null : size,
                null,
                null,
                UNSAID);
    }

    /** That of a group in which a secret is agreed on. */
    static CycloneDxAlgorithm ofGroup(String group) {
        String upper = group.toUpperCase(Locale.ROOT);
        int kem = upper.indexOf("MLKEM");
        if (kem >= 0) {
            String size = upper.substring(kem + "MLKEM".length());
            int level = size.equals("1024") ? 5 : size.equals("768") ? 3 : 1;
            return kem == 0
                    ? new CycloneDxAlgorithm(group, "kem", "ML-KEM", size, null, null, level)
                    : new CycloneDxAlgorithm(group, "combiner", null, group, null, null, level);
        }
        if (upper.startsWith("FFDHE") || upper.startsWith("DH-")) {
            return new CycloneDxAlgorithm(group, "key-agree", "FFDH", group.replaceAll("\\D", ""), null, null, 0);
        }
        String curve = switch (group) {
            case "x25519" -> "other/Curve25519";
            case "x448" -> "other/Curve448";
            case "secp256r1" -> "nist/P-256";
            case "secp384r1" -> "nist/P-384";
            case "secp521r1" -> "nist/P-521";
            default -> null;
        };
        return new CycloneDxAlgorithm(group, "key-agree", group.startsWith("0x") ? null : "ECDH", null, null, curve, 0);
    }

    /** That of a signature as Java or IANA names it. */
    static CycloneDxAlgorithm ofSignature(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        boolean isQuantumSafe = upper.contains("ML-DSA") || upper.contains("MLDSA");
        String family = isQuantumSafe
                ? "ML-DSA"
                : upper.contains("PSS")
                        ? "RSASSA-PSS"
                        : upper.contains("RSA")
                                ? "RSASSA-PKCS1"
                                : upper.contains("ECDSA")
                                        ? "ECDSA"
                                        : upper.startsWith("ED") ? "EdDSA" : upper.contains("DSA") ? "DSA" : null;
        return new CycloneDxAlgorithm(name, "signature", family, size(name), null, null, isQuantumSafe ? UNSAID : 0);
    }

    private static @Nullable String size(String name) {
        Matcher size = SIZE.matcher(name);
        return size.find() ? size.group() : null;
    }

    /** By what other parts of the document point to it. */
    String ref() {
        return "algorithm:" + Facts.cut(name);
    }

    /** Writes it as a component. */
    void write(JsonWriter json) throws IOException {
        json.beginObject();
        json.name("type").value("cryptographic-asset");
        json.name("bom-ref").value(ref());
        json.name("name").value(Facts.cut(name));
        json.name("cryptoProperties").beginObject();
        json.name("assetType").value("algorithm");
        json.name("algorithmProperties").beginObject();
        json.name("primitive").value(primitive);
        put(json, "algorithmFamily", family);
        put(json, "parameterSetIdentifier", parameters);
        put(json, "ellipticCurve", curve);
        put(json, "mode", mode);
        if (quantumLevel != UNSAID) {
            json.name("nistQuantumSecurityLevel").value(quantumLevel);
        }
        json.endObject();
        json.endObject();
        json.endObject();
    }

    private static void put(JsonWriter json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.name(name).value(Facts.cut(value));
        }
    }
}
