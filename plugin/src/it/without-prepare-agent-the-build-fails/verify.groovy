import dev.waxseal.maven.FinishedBuild

assert FinishedBuild.in(basedir).failed().heard(0)
        .says("Tests ran without the agent").says("add <goal>prepare-agent</goal>")
