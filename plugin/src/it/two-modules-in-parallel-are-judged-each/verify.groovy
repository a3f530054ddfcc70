import dev.waxseal.maven.FinishedBuild

assert FinishedBuild.in(basedir).failed().leaksAsMarked().heard(2).left("login/target/waxseal/waxseal.json").left("payment/target/waxseal/waxseal.json")
