import dev.waxseal.maven.FinishedBuild

assert FinishedBuild.in(basedir).failed().leaksAsMarked().heard(1)
        .says("password").says("payments.example").says("LoginTest.java:18").says("LoginTest.a_customer_logs_in").says("https://")
