import dev.waxseal.maven.FinishedBuild

assert FinishedBuild.in(basedir).failed().leaksAsMarked().heard(9).reports("password", "localhost")
        .left("four/target/jacoco.exec").left("five/target/jacoco.exec").left("ng/target/jacoco.exec")
        .saysTimes(6, "Tests run: 2, Failures: 0, Errors: 0, Skipped: 0\n")
        .says("permanent: true instead of until").says("fail-on: never") // ways out without a date
