import dev.waxseal.maven.FinishedBuild

assert FinishedBuild.in(basedir).failed().leaksAsMarked().heard(1)
        .says("exec-maven-plugin:exec (tests) runs tests, in a JVM that did not have the agent")
