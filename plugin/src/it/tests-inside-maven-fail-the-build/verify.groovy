import dev.waxseal.maven.FinishedBuild

assert FinishedBuild.in(basedir).failed().heard(0)
        .says("Tests ran without the agent").says("maven-surefire-plugin (default-test) has forkCount=0").says("<forkCount>1</forkCount>")
