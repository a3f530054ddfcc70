package dev.waxseal.agent.ear;

import dev.waxseal.agent.call.Caller;
import dev.waxseal.journal.Sealed;
import dev.waxseal.tls.ClientHello;
import dev.waxseal.tls.Handshake;
import dev.waxseal.tls.Sealing;
import dev.waxseal.tls.ServerCertificate;
import dev.waxseal.tls.Weakness;
import dev.waxseal.tls.Weaknesses;
import dev.waxseal.wire.TlsEar;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Hears the handshake of one TLS connection, counts it as soon as it is known who is asked for, and has written down what
 * came of it and what is wrong with that. Used under the connection's lock alone.
 */
final class SealedConnection implements TlsEar {

    private final Hearing.Route route;
    private final Auditor auditor;
    private final Callers callers;
    private final @Nullable Caller beginner;
    private final Handshake handshake = new Handshake();
    private @Nullable Target target;

    /** One that this caller has begun; null where that was not looked up. */
    SealedConnection(Hearing.Route route, Auditor auditor, Callers callers, @Nullable Caller beginner) {
        this.route = route;
        this.auditor = auditor;
        this.callers = callers;
        this.beginner = beginner;
    }

    @Override
    public boolean heard(boolean sent, byte[] bytes, int from, int to) {
        boolean more = handshake.heard(sent, bytes, from, to);
        if (target == null && handshake.asked() != null) {
            target();
        }
        if (!more) {
            tell();
        }
        return more;
    }

    @Override
    public void ended() {
        handshake.ended();
        tell();
    }

    /** Where it leads; asked for the first time, this is counted. */
    private Target target() {
        Target known = target;
        if (known == null) {
            ClientHello asked = handshake.asked();
            String scheme = route.protocol() == null ? "https" : route.protocol();
            String serverName = asked == null || asked.encrypted() ? null : asked.serverName();
            String tunnel = route.tunnel();
            known = tunnel == null
                    ? auditor.ends().sealed(scheme, route.peer(), serverName)
                    : Target.ofTls(scheme, route.peer(), tunnel, serverName);
            target = known;
            Connections.TURNS.get().sealed = known;
            auditor.recorder().requested(known);
        }
        return known;
    }

    private void tell() {
        Target to = target();
        Sealing sealing = handshake.sealing();
        auditor.recorder().sealed(sealed(to, sealing));
        if (beginner != null && beginner.origin() != null) {
            auditor.recorder().sealedFrom(to, beginner.origin(), beginner.test());
        }
        List<Weakness> weaknesses = auditor.seesSessions()
                ? Weaknesses.ofHandshake(sealing) // who took the certificates knows more of them
                : Weaknesses.of(sealing, System.currentTimeMillis());
        if (!weaknesses.isEmpty()) {
            Caller caller = beginner == null ? callers.ofThisThread() : beginner;
            auditor.recorder().weak(weaknesses, to.destination(), to.origin(), sealing.protocol(), caller);
        }
    }

    private static Sealed sealed(Target to, Sealing sealing) {
        ClientHello asked = sealing.asked();
        ServerCertificate certificate = ServerCertificate.of(sealing.chain());
        return new Sealed(
                to.destination().host(),
                to.destination().port(),
                to.scheme(),
                sealing.end().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                sealing.protocol(),
                sealing.cipher(),
                sealing.group(),
                sealing.alpn(),
                asked == null || asked.alpn().isEmpty() ? null : String.join(",", asked.alpn()),
                asked != null && asked.serverName() != null,
                sealing.resumed(),
                sealing.offersPostQuantum(),
                asked != null && (asked.preSharedKeys() || asked.ticket()),
                sealing.clientCertificate(),
                to.destination().via() != null,
                certificate == null ? null : certificate.subject(),
                certificate == null ? null : certificate.issuer(),
                certificate == null ? null : certificate.notAfter(),
                certificate == null ? null : certificate.key(),
                certificate == null ? null : certificate.signature(),
                certificate == null ? null : certificate.serial(),
                certificate == null ? null : certificate.fingerprint(),
                certificate == null ? null : certificate.validity(),
                sealing.proof(),
                0);
    }
}
