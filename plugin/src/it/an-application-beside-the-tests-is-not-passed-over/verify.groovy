import dev.waxseal.maven.FinishedBuild

assert FinishedBuild.in(basedir).failed().leaksAsMarked().heard(3)
        .says("spring-boot-maven-plugin:start (default) started an application").says('<jvmArguments>${waxseal.argLine}</jvmArguments>')
        .says("exec-maven-plugin:exec (batch) started an application").says('${waxseal.argLine} in front in its <commandlineArgs>')
