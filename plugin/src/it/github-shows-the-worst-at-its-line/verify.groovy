import dev.waxseal.maven.FinishedBuild

assert FinishedBuild.in(basedir).failed().leaksAsMarked()
        .says("\n::error file=")
        .says("src/test/java/com/example/shop/LoginTest.java,line=18,title=password to payments.example in clear text::")

assert new File(basedir, "summary.md").text.contains("## Waxseal: 1 failing")
