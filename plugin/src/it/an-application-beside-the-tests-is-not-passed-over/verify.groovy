import dev.waxseal.maven.FinishedBuild

assert FinishedBuild.in(basedir).failed().leaksAsMarked().heard(3)
        .saysTimes(1, "spring-boot-maven-plugin:start (default) started an application").says('<jvmArguments>${waxseal.argLine}</jvmArguments>')
        .saysTimes(1, "exec-maven-plugin:exec (batch) ran a program for the tests").saysTimes(0, "exec-maven-plugin:exec (batch) started")
        .says('${waxseal.argLine} in front in its <commandlineArgs>')
