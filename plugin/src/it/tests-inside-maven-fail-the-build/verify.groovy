import dev.waxseal.maven.FinishedBuild

assert FinishedBuild.in(basedir).failed().heard(0)
        .says("because: maven-failsafe-plugin (default) has forkCount=0").says("because: maven-surefire-plugin (default-test) has forkCount=0")
        .says("Tests ran without the agent").says("<forkCount>1</forkCount>")
