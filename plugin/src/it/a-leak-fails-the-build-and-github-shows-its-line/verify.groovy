import dev.waxseal.maven.FinishedBuild

assert FinishedBuild.in(basedir).failed().leaksAsMarked().heard(1)
        .says("password").says("payments.example").says("LoginTest.java:18").says("LoginTest.a_customer_logs_in").says("https://")
        .says("\n::error file=")
        .says("src/test/java/com/example/shop/LoginTest.java,line=18,title=password to payments.example in clear text::")

assert new File(basedir, "summary.md").text.contains("## Waxseal: 1 failing")
