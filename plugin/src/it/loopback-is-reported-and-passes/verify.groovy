import dev.waxseal.maven.FinishedBuild

assert FinishedBuild.in(basedir).passed().leaksAsMarked().heard(1).reports("password", "localhost")
