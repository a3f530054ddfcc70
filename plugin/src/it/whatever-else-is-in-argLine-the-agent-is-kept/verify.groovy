import dev.waxseal.maven.FinishedBuild

assert FinishedBuild.in(basedir).failed().heard(5)
        .leaksAsMarked("src", "a-literal", "a-property", "an-execution", "jacoco-in-front", "jacoco-behind")
        .left("jacoco-in-front/target/jacoco.exec").left("jacoco-behind/target/jacoco.exec")
