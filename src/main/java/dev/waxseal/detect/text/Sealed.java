package dev.waxseal.detect.text;

/**
 * Knows cipher text by the notation of what made it, and references to where a secret is kept: either may be sent in clear,
 * since what opens it is elsewhere.
 */
public final class Sealed {

    /** How they begin, in small letters. */
    private static final String[] BEGINNINGS = {
        "enc(", // Jasypt
        "enc[", // SOPS, Hiera eyaml
        "{cipher}", // Spring Cloud Config
        "{aes}", // WebLogic, WebSphere
        "{aes256}",
        "{aes-256}",
        "{3des}",
        "{des}",
        "{desede}",
        "![", // MuleSoft
        "!vault", // Ansible
        "$ansible_vault;",
        "encrypted:", // dotenvx
        "!encrypted:",
        "u2fsdgvkx1", // "Salted__" of OpenSSL and CryptoJS, in Base64
        "k8s:enc:", // Kubernetes at rest
        "aqicah", // AWS KMS
        "gcpkms:",
        "awskms:",
        "azurekms:",
        "-----begin age encrypted",
        "-----begin pgp message",
        "@microsoft.keyvault(", // Azure App Service
        "arn:aws:secretsmanager:",
        "arn:aws:ssm:",
        "{{resolve:", // CloudFormation
        "op://", // 1Password
        "sm://", // Google Secret Manager
        "gcp:secretmanager:",
        "awssm://",
        "ref+", // vals
        "secretref:",
        "keyvault://",
        "vault://",
    };

    /** Of one block of cipher text: 73 bytes. */
    private static final int SHORTEST_FERNET = 100;

    private static final int RECIPIENT = 62;

    private Sealed() {}

    /** Whether the value is cipher text or a reference. */
    public static boolean is(String v) {
        if (v.length() < 6) {
            return false;
        }
        char first = Character.toLowerCase(v.charAt(0));
        for (String beginning : BEGINNINGS) {
            if (first == beginning.charAt(0) && v.regionMatches(true, 0, beginning, 0, beginning.length())) {
                return closed(v, beginning);
            }
        }
        return versioned(v, "enc:")
                || vault(v)
                || secretManager(v)
                || jenkins(v)
                || fernet(v)
                || recipient(v)
                || encryptedToken(v);
    }

    /** What opens a bracket has to close it as well. */
    private static boolean closed(String v, String beginning) {
        char last = v.charAt(v.length() - 1);
        return switch (beginning.charAt(beginning.length() - 1)) {
            case '(' -> last == ')';
            case '[' -> last == ']';
            default -> true;
        };
    }

    /** {@code vault:v1:…} of Vault's transit engine, {@code vault:secret/data/x#y} of what injects from it. */
    private static boolean vault(String v) {
        return v.startsWith("vault:") && (versioned(v, "vault:") || v.indexOf('#') > 0);
    }

    /** {@code enc:v1:…}: what made it, and with which key. */
    private static boolean versioned(String v, String maker) {
        int number = maker.length() + 1;
        if (v.length() <= number || !v.startsWith(maker) || v.charAt(number - 1) != 'v') {
            return false;
        }
        int end = Chars.digitsEnd(v, number);
        return end > number && v.startsWith(":", end);
    }

    private static boolean secretManager(String v) {
        return v.startsWith("projects/") && v.contains("/secrets/");
    }

    /** {@code {AQAAABAAAAAg…}} of Jenkins, {@code {COQLCE6DU6GtcS5P=}} of Maven. */
    private static boolean jenkins(String v) {
        int last = v.length() - 1;
        return v.charAt(0) == '{'
                && v.charAt(last) == '}'
                && last >= 20
                && (v.startsWith("{AQAAAB") || v.charAt(last - 1) == '=')
                && Base64Text.decode(v.substring(1, last)) != null;
    }

    /** A token of Fernet: the version, a time of which the first bytes are zeros, cipher text and its code, in Base64. */
    private static boolean fernet(String v) {
        return v.startsWith("gAAAAA") && v.length() >= SHORTEST_FERNET && v.length() % 4 == 0;
    }

    /** Of age, in Bech32: whom anybody may seal to. */
    private static boolean recipient(String v) {
        return v.startsWith("age1") && v.length() == RECIPIENT && Chars.alphanumeric(v);
    }

    /** JSON Web Encryption in compact form (RFC 7516 section 3.1): five parts, the first of them JSON with {@code enc}. */
    public static boolean encryptedToken(String v) {
        if (!v.startsWith("eyJ")) {
            return false;
        }
        int dots = 0;
        for (int i = 0; i < v.length(); i++) {
            dots += v.charAt(i) == '.' ? 1 : 0;
        }
        String header = dots == 4 ? Base64Text.text(v.substring(0, v.indexOf('.'))) : null;
        return header != null && header.contains("\"enc\"");
    }
}
