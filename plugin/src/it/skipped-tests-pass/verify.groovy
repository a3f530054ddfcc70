import dev.waxseal.maven.FinishedBuild

assert FinishedBuild.in(basedir).passed().heard(0).left("target/surefire-reports")
