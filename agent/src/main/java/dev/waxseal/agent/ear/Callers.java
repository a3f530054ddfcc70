package dev.waxseal.agent.ear;

import dev.waxseal.agent.call.Caller;
import dev.waxseal.agent.call.Calls;
import dev.waxseal.agent.call.Match;
import dev.waxseal.agent.origin.Origins;
import dev.waxseal.agent.testing.JUnit4Tests;
import dev.waxseal.wire.RequestHead;
import dev.waxseal.wire.ResponseHead;
import org.jspecify.annotations.Nullable;

/** What the wire cannot know: the calls by which the application asked, and the tests that were running. */
public final class Callers {

    private final Origins origins;
    private final Calls.Attempts attempts;
    private final Sample handshakes = new Sample();
    private final Regulars regulars = new Regulars();
    private volatile @Nullable Calls calls;

    public Callers(Origins origins, Calls.Attempts attempts) {
        this.origins = origins;
        this.attempts = attempts;
    }

    /** The calls, when the first client library is asked for a request. */
    Calls calls() {
        Calls made = calls;
        if (made == null) {
            synchronized (this) {
                made = calls;
                if (made == null) {
                    made = new Calls(origins, attempts);
                    calls = made;
                }
            }
        }
        return made;
    }

    /** Leaks that come from the same line again and again. */
    Regulars regulars() {
        return regulars;
    }

    /** The caller as the stack of the current thread shows it. */
    Caller ofThisThread() {
        return Caller.ofThisThread(origins);
    }

    /** Who begins a handshake with this peer, as {@link #ofThisThread}; null where that is not looked up. */
    @Nullable Caller ofHandshake(Peer peer) {
        return handshakes.hasNext(peer) ? ofThisThread() : null;
    }

    /** The class of a library that the application called on this thread, known or not; null where there is none. */
    @Nullable String libraryOfThisThread() {
        return origins.ofThisThread().library();
    }

    /** Who sends one more message of the exchange that this request opened; whoever opened it need not. */
    Caller ofMessage(RequestHead opening) {
        return Caller.ofThisThread(opening, origins);
    }

    /** Nobody knows who asked for something that was found: from now on it is followed who gives event loops their tasks. */
    void searchTasks() {
        WaxsealTap.tasks = true;
    }

    /** The call that this request comes from, or null if none is known. */
    @Nullable Match match(RequestHead request) {
        Calls made = calls;
        return made == null ? null : made.match(request);
    }

    /** Tells the calls what became of a request that came from one of them. */
    void settle(Match match, RequestHead request, ResponseHead response) {
        Calls made = calls;
        if (made == null || response.status() < 200) {
            return;
        }
        String location = response.fields().first("Location");
        if (response.status() < 400 && location != null) {
            made.redirected(match, request, location);
        } else if (!isAskedAgain(response.status())) {
            made.answered(match);
        }
    }

    /** Whether clients try once more after such an answer: authentication, timeout, misdirection, too early, overload. */
    private static boolean isAskedAgain(int status) {
        return switch (status) {
            case 401, 407, 408, 421, 425, 429, 503 -> true;
            default -> false;
        };
    }

    /** A seam tells of something. */
    void told(String event, Object first, @Nullable Object second) {
        try {
            switch (event) {
                case "junit4.started" -> JUnit4Tests.started(first);
                case "junit4.finished" -> JUnit4Tests.finished(first);
                case "task given" -> calls().given(first);
                case "task begins" -> calls().runs(first, false);
                case "task ends" -> calls().runs(first, true);
                case "okhttp web socket" -> {
                    if (second != null) {
                        calls().handed("okhttp", first, second);
                    }
                }
                case "request made" -> calls().made(first, second);
                case "call.ended" -> calls().ended(first);
                case "grpc call" -> {
                    if (second != null) {
                        calls().said(first, second);
                    }
                }
                default -> calls().told(event, first, second);
            }
        } catch (ReflectiveOperationException unlikeTheLibrary) {
            attempts.failed(event, unlikeTheLibrary);
        }
    }

    /** The JVM ends in order: what is still open was attempted. */
    public void close() {
        Calls made = calls;
        if (made != null) {
            made.close();
        }
    }
}
