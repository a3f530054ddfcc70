import dev.waxseal.maven.FinishedBuild

assert FinishedBuild.in(basedir).failed().heard(0)
        .says("Tests ran without the agent")
        .says("the <argLine> of maven-surefire-plugin (default-test) hides the one that prepare-agent has set")
        .says("add <extensions>true</extensions> to waxseal-maven-plugin")
