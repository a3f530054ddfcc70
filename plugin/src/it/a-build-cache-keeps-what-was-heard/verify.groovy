import dev.waxseal.maven.FinishedBuild

assert FinishedBuild.in(basedir).failed().leaksAsMarked().heard(1)
        .says("Found cached build, restoring").saysTimes(1, "T E S T S")
