package dev.waxseal.agent.seam;

import dev.waxseal.agent.weave.Advice;

/** JUnit 4 says that a test has finished. */
final class JUnit4TestFinished {

    private JUnit4TestFinished() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(0) Object description) {
        WaxsealTap.told("junit4.finished", description, null);
    }
}
