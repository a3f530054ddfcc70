package dev.waxseal.rig;

/** Who meets which server, whether it accepts, and what the audit says of that. */
final class Rows {

    static final String INTRODUCTION = """
            # TLS, case by case

            What the audit says of servers with something the matter, as [badssl.com](https://badssl.com) has them for
            browsers; a test has written this page from what it found, by the agent's shipped jar. No finding stands where
            a client refuses the server by itself, nor where both are sound. SSL 2.0 stands in no row, because no client of a
            JVM speaks it; a prime of 480 bits is refused by the JDK's own arithmetic, whatever is brought back. Clients:

            """;

    /** Server, client, answer, findings; a client that the JDK's release decides on is left out. */
    static final String ALL = """
            sha256 | strict | accepts |
            sha384 | strict | accepts |
            sha512 | strict | accepts |
            ecc384 | strict | accepts |
            rsa2048 | strict | accepts |
            rsa3072 | strict | accepts |
            rsa4096 | strict | accepts |
            rsa8192 | strict | accepts |
            no-common-name | strict | accepts |
            thousand-sans | strict | accepts |
            client | strict | accepts |
            tls-v1-2 | strict | accepts |
            resumed | strict | accepts |
            revoked | strict | accepts |
            sha256 | trusting | accepts | certificate-untrusted high
            sha256 | nameless | accepts | trust-host-unchecked medium
            ten-thousand-sans | strict | cannot |
            client-cert-missing | strict | cannot |
            expired | strict | rejects |
            expired | trusting | accepts | certificate-expired high, certificate-untrusted high
            not-yet-valid | strict | rejects |
            not-yet-valid | trusting | accepts | certificate-not-yet-valid high, certificate-untrusted high
            wrong-host | strict | rejects |
            wrong-host | nameless | accepts | certificate-other-host critical, trust-host-unchecked critical
            wrong-host | trusting | accepts | certificate-other-host critical, certificate-untrusted high
            self-signed | strict | rejects |
            self-signed | trusting | accepts | certificate-self-signed high
            untrusted-root | strict | rejects |
            untrusted-root | trusting | accepts | certificate-untrusted high
            no-san | strict | accepts | certificate-common-name-only medium
            incomplete-chain | strict | rejects |
            incomplete-chain | trusting | accepts | certificate-untrusted high
            disordered-chain | strict | accepts | certificate-chain low
            sha1-intermediate | strict | accepts | certificate-weak-signature high
            sha1 | strict | accepts | certificate-weak-signature high
            md5 | strict | rejects |
            md5 | trusting | accepts | certificate-untrusted high, certificate-weak-signature critical
            rsa512 | strict | rejects |
            rsa512 | trusting | accepts | certificate-untrusted high, certificate-weak-key critical
            rsa1024 | strict | accepts | certificate-weak-key high
            public-suffix | strict | accepts | certificate-broad-wildcard high
            for-clients | strict | rejects |
            for-clients | trusting | accepts | certificate-purpose high, certificate-untrusted high
            for-anything | strict | accepts | certificate-purpose low
            no-purpose | strict | accepts | certificate-form info
            key-usage | strict | rejects |
            key-usage | trusting | accepts | certificate-purpose high, certificate-untrusted high
            authority-as-server | strict | accepts | certificate-purpose high
            no-authority | strict | rejects |
            no-authority | trusting | accepts | certificate-no-authority high, certificate-untrusted high
            root-for-others | strict | accepts | certificate-name-constraints high
            ssl-v3 | strict | cannot |
            ssl-v3 | ready | accepts | tls-3des high, tls-ssl critical, tls-static-key medium
            tls-v1-0 | strict | cannot |
            tls-v1-0 | ready | accepts | tls-cbc medium, tls-old-protocol high
            tls-v1-1 | strict | cannot |
            tls-v1-1 | ready | accepts | tls-cbc medium, tls-old-protocol high
            three-des | strict | cannot |
            three-des | ready | accepts | tls-3des high
            rc4 | strict | cannot |
            rc4 | ready | accepts | tls-rc4 high
            rc4-md5 | strict | cannot |
            rc4-md5 | ready | accepts | tls-rc4 high, tls-static-key medium
            des | strict | cannot |
            des | ready | accepts | tls-export critical, tls-old-protocol high, tls-static-key medium
            export | strict | cannot |
            export | ready | accepts | tls-export critical, tls-old-protocol high, tls-static-key medium
            null | strict | cannot |
            null | ready | accepts | tls-null-cipher critical, tls-static-key medium
            anonymous | strict | cannot |
            anonymous | ready | accepts | tls-anonymous critical, tls-finite-field low
            dh480 | strict | cannot |
            dh480 | ready | cannot |
            dh512 | strict | cannot |
            dh512 | ready | accepts | tls-weak-group critical
            cbc | strict | accepts | tls-cbc medium
            static-rsa | strict | accepts | tls-static-key medium
            static-rsa | ready | accepts | tls-static-key medium
            dh1024 | strict | accepts | tls-weak-group high
            dh2048 | strict | accepts | tls-finite-field low
            dh-composite | strict | accepts | tls-weak-group critical
            """;

    private Rows() {}
}
