import dev.waxseal.maven.FinishedBuild

assert FinishedBuild.in(basedir).failed().leaksAsMarked().heard(1)
        .saysTimes(0, "left aside").left("target/generated-classes/jacoco/com/example/shop/Login.class")
