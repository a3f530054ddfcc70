package dev.waxseal.report;

import dev.waxseal.journal.Counting;
import dev.waxseal.journal.Sealed;
import dev.waxseal.tls.Group;
import dev.waxseal.tls.SealingRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How what went to a destination was sealed, in words: the letter, and what is written on its envelope.
 *
 * @param destination where it went
 * @param ways how its connections were sealed, the weakest first; empty in clear text, and where no handshake was heard
 * @param certificates those that the client took where the wire hides them
 * @param questions what was asked in clear text about its certificate
 * @param broken the rules that were broken there
 */
record Seal(
        Counting.Destination destination,
        List<Sealed> ways,
        List<Sealed> certificates,
        List<Sealed> questions,
        Set<SealingRule> broken) {

    /** Those that came about first, the oldest protocol before newer ones. */
    private static final Comparator<Sealed> WEAKEST_FIRST = Comparator.comparing((Sealed one) -> !one.isAgreed())
            .thenComparing(one -> Objects.requireNonNullElse(one.protocol(), ""))
            .thenComparing(one -> isPostQuantum(one))
            .thenComparing(one -> one.resumed())
            .thenComparing(Comparator.comparing(Sealed::count).reversed())
            .thenComparing(Sealed::toString);

    static Seal of(Counting.Destination destination, Report report) {
        List<Sealed> all = report.sealed().stream()
                .filter(one -> one.isOf(destination))
                .sorted(WEAKEST_FIRST)
                .toList();
        return new Seal(
                destination,
                all.stream().filter(one -> !one.isTold() && !one.isAsked()).toList(),
                all.stream().filter(Sealed::isTold).toList(),
                all.stream().filter(Sealed::isAsked).toList(),
                WeakPart.broken(destination, report));
    }

    /** In three sentences how the weakest way was sealed, and in a fourth which of the three is weak; empty where none is known. */
    List<String> told() {
        Sealed weakest = weakest();
        if (weakest == null) {
            return List.of();
        }
        List<String> told = new ArrayList<>(told(weakest));
        if (weakest.isAgreed()) {
            if (weakest.subject() == null && !weakest.resumed() && !certificates.isEmpty()) {
                told.set(0, proved(certificates.get(0)) + " TLS 1.3 hides that from everyone on the path.");
            }
            told.add(WeakPart.told(broken));
        }
        return told;
    }

    /** The weakest way, or null where none is known. */
    @Nullable Sealed weakest() {
        return ways.isEmpty() ? null : ways.get(0);
    }

    /** What one who watches the network still sees. */
    List<String> visible() {
        if (!destination.encrypted()) {
            return List.of(destination.scheme().equals("unix") ? "nothing: it stays on this machine" : "everything");
        }
        List<String> visible = new ArrayList<>();
        visible.add(
                ways.stream().anyMatch(Sealed::named)
                        ? "host name (SNI, DNS)"
                        : "host name where it is looked up (DNS)");
        visible.add("address and port");
        if (ways.stream().anyMatch(Sealed::tunnelled)) {
            visible.add("the request to the proxy for a way there (CONNECT), with what it knows the proxy by");
        }
        ways.stream()
                .flatMap(one -> one.offered() == null ? List.<String>of().stream() : List.of(one.offered()).stream())
                .distinct()
                .sorted()
                .forEach(offered -> visible.add("protocols offered inside (ALPN): " + offered.replace(",", ", ")));
        ways.stream()
                .filter(one -> one.subject() != null)
                .map(one -> "the server's certificate: " + one.subject() + ", by " + one.issuer())
                .distinct()
                .sorted()
                .forEach(visible::add);
        questions.stream().map(Seal::asked).distinct().sorted().forEach(visible::add);
        if (ways.stream().anyMatch(Sealed::clientCertificate)) {
            visible.add("the client's certificate: whose it is, and who vouches for that");
        }
        if (ways.stream().anyMatch(Sealed::identity)) {
            visible.add("the identity of an earlier session (ticket or PSK), which links connections");
        }
        visible.add("sizes and times");
        return visible;
    }

    private static String asked(Sealed question) {
        String what = switch (Objects.requireNonNullElse(question.protocol(), "")) {
            case "OCSP" -> "the question whether its certificate was revoked (OCSP), which names it";
            case "CRL" -> "the fetching of what its authority has revoked (CRL)";
            default -> "the fetching of its authority's certificate (AIA)";
        };
        return what + ", in clear text to " + question.issuer();
    }

    static boolean isPostQuantum(Sealed way) {
        return way.group() != null && Group.isPostQuantum(way.group());
    }

    /** In three sentences for one who has never heard of TLS: who it was, how a secret was agreed on, what it sealed. */
    static List<String> told(Sealed way) {
        return switch (way.outcome()) {
            case "agreed" -> List.of(who(way), secret(way), letter(way));
            case "refused-by-client" -> List.of("The client broke the handshake off; nothing was sent.");
            case "refused-by-server" -> List.of("The server broke the handshake off; nothing was sent.");
            case "broken-off" -> List.of("The connection ended before both sides had agreed.");
            default -> List.of("It is TLS, but how it began was not heard.");
        };
    }

    private static String who(Sealed way) {
        String cipher = cipher(way);
        if (cipher.contains("_anon_")) {
            return "The server did not prove who it is: anyone on the path could be it.";
        }
        if (way.resumed()) {
            return "The server proved to be the one of an earlier session, or to know a key of both; nobody vouched for"
                    + " it anew.";
        }
        if (way.subject() == null) {
            return "TLS 1.3 hides from everyone on the path, and so from this report, who the server proved to be and who"
                    + " vouched for it.";
        }
        return proved(way);
    }

    private static String proved(Sealed way) {
        String vouched = Objects.equals(way.subject(), way.issuer())
                ? "that vouches for itself"
                : "that " + way.issuer() + " vouched for with a signature (" + way.signature() + ")";
        return "The server proved to be " + way.subject() + " by the private key (" + way.key() + ") to a certificate "
                + vouched + " until " + way.expires() + ".";
    }

    private static String secret(Sealed way) {
        String group = way.group();
        if (group == null) {
            return way.resumed()
                    ? "Both went on with a secret that they knew already."
                    : "The client sent the secret encrypted for the server's own key, so that whoever has that key some"
                            + " day can read it all.";
        }
        return "Both agreed by " + group + " on a secret that nobody who listens can compute"
                + (isPostQuantum(way)
                        ? ", not even with a quantum computer some day."
                        : " today; one with a quantum computer some day could.");
    }

    private static String letter(Sealed way) {
        String cipher = cipher(way);
        int from = cipher.contains("_WITH_") ? cipher.indexOf("_WITH_") + 6 : 4;
        int hash = cipher.lastIndexOf('_');
        String name = cipher.startsWith("TLS_") && hash > from ? cipher.substring(from, hash) : cipher;
        return name.startsWith("NULL")
                ? "The messages were not encrypted at all."
                : "The messages were encrypted with " + name.replace('_', '-') + ", and sealed against changes.";
    }

    /** Whether the weakest way withstands a quantum computer, and what stands in the way; empty where none is known. */
    String postQuantum() {
        Sealed weakest = weakest();
        if (weakest == null || !weakest.isAgreed()) {
            return "";
        }
        String hindrance = inTheWay(weakest);
        return hindrance == null ? "yes, " + weakest.group() : "no; in the way is " + hindrance;
    }

    /** Who has to do something so that a quantum computer of some day cannot read it; null where nobody has. */
    static @Nullable String inTheWay(Sealed way) {
        if (!way.isAgreed() || isPostQuantum(way)) {
            return null;
        }
        return way.hybrid()
                ? "the server, which chose none of the hybrid groups that the client offers"
                : "the client, whose TLS offers no hybrid group (the JDK's from release 27 on, Bouncy Castle's from 1.81 on)";
    }

    private static String cipher(Sealed way) {
        return Objects.requireNonNullElse(way.cipher(), "");
    }

    /** {@code TLSv1.3, TLS_AES_128_GCM_SHA256, x25519}. */
    static String summary(Sealed way) {
        if (!way.isAgreed()) {
            return told(way).get(0);
        }
        return way.protocol() + ", " + way.cipher()
                + (way.group() == null ? "" : ", " + way.group())
                + (way.resumed() ? ", resumed" : "")
                + "; post-quantum: "
                + (isPostQuantum(way) ? "yes" : way.hybrid() ? "offered, not chosen" : "not offered");
    }
}
