package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** Somebody subscribes to a request, for which a client library makes an object of what it is given. */
final class CallSubscribed {

    private CallSubscribed() {}

    @Advice.OnMethodExit
    static void exit(
            @Advice.SeamName String seam, @Advice.This Object subject, @Advice.AllArguments Object[] arguments) {
        WaxsealTap.returned(WaxsealTap.called(seam, subject, arguments), false, null);
    }
}
