import dev.waxseal.maven.FinishedBuild

assert FinishedBuild.in(basedir).passed().heard(1)
