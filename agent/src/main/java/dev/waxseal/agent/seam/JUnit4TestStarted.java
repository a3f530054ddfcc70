package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** JUnit 4 says that a test has started. */
final class JUnit4TestStarted {

    private JUnit4TestStarted() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(0) Object description) {
        WaxsealTap.told("junit4.started", description, null);
    }
}
