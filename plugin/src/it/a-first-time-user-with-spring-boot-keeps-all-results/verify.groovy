import dev.waxseal.maven.FinishedBuild

assert FinishedBuild.in(basedir).failed().leaksAsMarked().heard(1).reports("password", "localhost")
        .saysTimes(1, "Tests run: 2, Failures: 0, Errors: 0, Skipped: 0\n").left("target/jacoco.exec")
        .says("permanent: true instead of until").says("fail-on: never") // ways out without a date
