import dev.waxseal.maven.FinishedBuild

assert FinishedBuild.in(basedir).failed().leaksAsMarked().heard(2)
        .says("exec-maven-plugin:exec (tests) runs tests, in a JVM that did not have the agent")
        .says("LoginTest, by exec-maven-plugin:exec (tests)")
