import dev.waxseal.maven.FinishedBuild

assert FinishedBuild.in(basedir).failed().heard(1).left("target/waxseal/waxseal.html")
        .says("1. password to customers.example in clear text (critical)")
        .says("form:password = •••••••• (19 characters)")
        .says("at com.example.shop.LoginTest.a_customer_logs_in(LoginTest.java:20) with url-connection")
        .says("Waxseal found nothing that must not pass.")
        .says("Sealed to customers.example:")
        .says("1 finding allowed by waxseal.yml.")
        .says("1 finding in clear text to stand-ins passes, sealed in production: https://customers.example")
