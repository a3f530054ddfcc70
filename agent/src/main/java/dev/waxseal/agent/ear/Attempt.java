package dev.waxseal.agent.ear;

import dev.waxseal.agent.call.Caller;
import dev.waxseal.detect.Detection;
import dev.waxseal.journal.Finding;
import dev.waxseal.wire.Head;
import dev.waxseal.wire.Heard;
import dev.waxseal.wire.RequestHead;
import java.util.function.Consumer;

/** A request that never reached the wire, heard from the call that made it. */
record Attempt(Auditor auditor, Caller caller) implements Consumer<Heard>, Auditor.Witness {

    @Override
    public void accept(Heard heard) {
        auditor.inspect(heard, this);
    }

    @Override
    public Finding.Circumstances circumstances(Head head, Detection detection) {
        RequestHead request = (RequestHead) head;
        Target target = Target.ofAttempt(request);
        return target.circumstances(head, request, Finding.Stage.ATTEMPT, caller, detection);
    }
}
